package entente.trials;

import static entente.delegation.DelegationWorld.MARY;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Site;
import entente.delegation.DelegationWorld;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.routes.Halves;
import entente.routes.OrganisationRelationship;
import entente.routes.Relationships;
import entente.trusts.FederationTrust;
import entente.wire.autodiscover.AutodiscoverEnvelope;
import entente.wire.autodiscover.RelationshipSettings;
import entente.wire.autodiscover.RelationshipSettings.Relationship;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TheirSettingsTest {
    private static final OrganisationRelationship FABRIKAM =
            Relationships.withMailTips("fabrikam.test");
    private static final Halves HALVES = Halves.between(Domain.of("contoso.test"), FABRIKAM);
    private static final String OURS = "fed.contoso.test";

    private final DelegationWorld world = new DelegationWorld();

    @Test
    void halfThatFitsPasses() {
        partnerSays(half(List.of("contoso.test", "contoso.cloud.test"), OURS, "All"));

        assertThat(tried()).noneMatch(step -> step.why().isPresent());
    }

    @Test
    void domainOfOursThatItDoesNotListIsNamed() {
        partnerSays(half(List.of("contoso.test"), OURS, "All"));

        assertThat(why("their-domains").code()).isEqualTo(Code.HALVES_DIFFER);
        assertThat(why("their-domains").sentence()).contains("contoso.cloud.test");
        assertThat(why("their-domains").remedy())
                .contains(
                        "`entente relationship set Contoso --org fabrikam.test --domain contoso.cloud.test`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fed.elsewhere.test"})
    void nameThatIsNotOursDiffers(String name) {
        partnerSays(half(List.of("contoso.test", "contoso.cloud.test"), name, "All"));

        assertThat(why("their-application-uri").code()).isEqualTo(Code.HALVES_DIFFER);
        assertThat(why("their-application-uri").remedy())
                .contains(
                        "`entente relationship set Contoso --org fabrikam.test --application-uri fed.contoso.test`");
    }

    @Test
    void levelThatTellsNoMailTipsDiffers() {
        partnerSays(half(List.of("contoso.test", "contoso.cloud.test"), OURS, "None"));

        assertThat(why("their-mail-tips").code()).isEqualTo(Code.HALVES_DIFFER);
        assertThat(why("their-mail-tips").remedy())
                .contains("--enabled --mail-tips --mail-tips-level Limited`");
    }

    private void partnerSays(Relationship half) {
        world.https.at(
                "autodiscover.fabrikam.test",
                _ ->
                        Site.said(
                                200,
                                AutodiscoverEnvelope.write(
                                        new RelationshipSettings.Response(List.of(half)),
                                        Optional.empty())));
    }

    private List<TrialStep> tried() {
        return new TheirSettings(
                        world.https,
                        world.tokens,
                        () -> world.now,
                        Duration.ofSeconds(5),
                        FABRIKAM,
                        HALVES)
                .steps(trust(), Set.of(Domain.of("autodiscover.contoso.test")), MARY, world.trace);
    }

    private Refusal why(String step) {
        return tried().stream()
                .filter(each -> each.step().equals(step))
                .findFirst()
                .flatMap(TrialStep::why)
                .orElseThrow();
    }

    private static Relationship half(List<String> domains, String name, String mailTipsLevel) {
        return new Relationship(
                "Contoso",
                domains,
                true,
                "AvailabilityOnly",
                true,
                mailTipsLevel,
                false,
                false,
                name,
                "https://autodiscover.contoso.test/autodiscover/autodiscover.svc/WSSecurity",
                "");
    }

    /// Ours, with a second domain.
    private static FederationTrust trust() {
        var trust = DelegationWorld.trust();
        return new FederationTrust(
                trust.name(),
                trust.appId(),
                trust.applicationUri(),
                Set.of(Domain.of("contoso.test"), Domain.of("contoso.cloud.test")),
                trust.defaultDomain(),
                trust.enabled(),
                trust.issuer(),
                trust.keys());
    }
}
