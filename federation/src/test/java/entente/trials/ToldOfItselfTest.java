package entente.trials;

import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.ScriptedHttps;
import entente.calling.Site;
import entente.delegation.DelegationWorld;
import entente.problem.Code;
import entente.question.Domain;
import entente.routes.Halves;
import entente.routes.OrganisationRelationship;
import entente.routes.Relationships;
import entente.wire.autodiscover.AutodiscoverEnvelope;
import entente.wire.autodiscover.FederationInformation;
import entente.wire.autodiscover.FederationInformation.TokenIssuer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToldOfItselfTest {
    private static final OrganisationRelationship FABRIKAM = Relationships.with("fabrikam.test");
    private static final Halves HALVES = Halves.between(Domain.of("contoso.test"), FABRIKAM);
    private static final String HOST = "autodiscover.fabrikam.test";
    private static final String BROKER = "urn:fedbroker:auth.test";

    private final ScriptedHttps https = new ScriptedHttps();

    @Test
    void whatFitsPasses() {
        https.at(HOST, telling("fed.fabrikam.test", BROKER));

        assertThat(tried()).allMatch(step -> step.result() == TrialStep.Result.PASSED);
    }

    @Test
    void brokerThatIsNotAmongThePartnersDiffers() {
        https.at(HOST, telling("fed.fabrikam.test", "urn:fedbroker:elsewhere.test"));

        var broker = step("broker-told");

        assertThat(broker.why().orElseThrow().code()).isEqualTo(Code.HALVES_DIFFER);
        assertThat(broker.why().orElseThrow().remedy())
                .contains(
                        "`entente trust new --org fabrikam.test --broker https://auth.test --domain fabrikam.test`");
    }

    @Test
    void brokerIsOneOfSeveralOrNotTold() {
        https.at(HOST, telling("fed.fabrikam.test", "urn:fedbroker:elsewhere.test", BROKER));
        assertThat(step("broker-told").result()).isEqualTo(TrialStep.Result.PASSED);

        https.at(HOST, telling("fed.fabrikam.test"));
        assertThat(step("broker-told").result()).isEqualTo(TrialStep.Result.SKIPPED);
    }

    @Test
    void autodiscoverThatAnswersElsewhereDiffers() {
        https.at(
                HOST,
                _ ->
                        new Site.Said(
                                302,
                                Map.of(
                                        "Location",
                                        "https://mail.fabrikam.test/autodiscover/autodiscover.svc"),
                                new byte[0]));
        https.at("mail.fabrikam.test", telling("fed.fabrikam.test", BROKER));

        assertThat(step("autodiscover-told").why().orElseThrow().remedy())
                .contains(
                        "`entente relationship set with-fabrikam.test --org contoso.test --autodiscover https://mail.fabrikam.test/autodiscover/autodiscover.svc/WSSecurity`");
    }

    private List<TrialStep> tried() {
        return new ToldOfItself(https, Duration.ofSeconds(5), FABRIKAM, HALVES)
                .steps(Optional.of(DelegationWorld.trust()));
    }

    private TrialStep step(String name) {
        return tried().stream().filter(step -> step.step().equals(name)).findFirst().orElseThrow();
    }

    private static Site telling(String applicationUri, String... issuers) {
        var response =
                new FederationInformation.Response(
                        applicationUri,
                        List.of("fabrikam.test"),
                        Arrays.stream(issuers)
                                .map(uri -> new TokenIssuer("https://auth.test/extSTS.srf", uri))
                                .toList());
        return _ -> Site.said(200, AutodiscoverEnvelope.write(response, Optional.empty()));
    }
}
