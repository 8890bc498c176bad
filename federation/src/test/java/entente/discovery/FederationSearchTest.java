package entente.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Outcome.Kind;
import entente.calling.ScriptedHttps;
import entente.calling.Site;
import entente.discovery.FederationSearch.Ask;
import entente.discovery.FederationSearch.Outcome;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.routes.RelationshipSetting;
import entente.wire.autodiscover.AutodiscoverEnvelope;
import entente.wire.autodiscover.AutodiscoverResponse;
import entente.wire.autodiscover.ErrorCode;
import entente.wire.autodiscover.FederationInformation;
import entente.wire.autodiscover.FederationInformation.TokenIssuer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FederationSearchTest {
    private static final Domain FABRIKAM = Domain.of("fabrikam.test");
    private static final String BROKER = "urn:fedbroker:auth.test";

    private final ScriptedHttps https = new ScriptedHttps();
    private final FederationSearch search = new FederationSearch(https, Duration.ofSeconds(5));

    @Test
    void whatTheDomainTellsFillsInARelationship() {
        https.at(
                "autodiscover.fabrikam.test",
                telling("http://fed.fabrikam.test/", "fabrikam.test"));

        var finding = found(FABRIKAM);

        assertThat(finding.names(BROKER)).isTrue();
        assertThat(finding.names("urn:fedbroker:other.test")).isFalse();
        assertThat(finding.settings().json())
                .containsEntry("domains", List.of("fabrikam.test"))
                .containsEntry("targetApplicationUri", "fed.fabrikam.test")
                .containsEntry(
                        "targetAutodiscoverEpr",
                        "https://autodiscover.fabrikam.test/autodiscover/autodiscover.svc/WSSecurity");
        assertThat(finding.settings().texts(RelationshipSetting.HOSTS))
                .contains("mail.fabrikam.test");
    }

    @Test
    void bothUsualHostsAreAskedInTurnAndNothingIsProved() {
        https.at("autodiscover.fabrikam.test", telling("fed.fabrikam.test", "fabrikam.test"));

        var finding = found(FABRIKAM);

        assertThat(https.calls())
                .extracting(call -> call.target().getHost())
                .containsExactly("fabrikam.test", "autodiscover.fabrikam.test");
        assertThat(https.calls()).noneMatch(call -> call.headers().containsKey("Authorization"));
        assertThat(finding.attempts()).hasSize(2);
    }

    @Test
    void furtherDomainCountsOnlyIfItSaysTheSameItself() {
        https.at(
                        "fabrikam.test",
                        telling(
                                "fed.fabrikam.test",
                                "fabrikam.test",
                                "good.test",
                                "bank.test",
                                "silent.test"))
                .at("good.test", telling("fed.fabrikam.test", "good.test"))
                .at("bank.test", telling("fed.bank.test", "bank.test"));

        var finding = found(FABRIKAM);

        assertThat(finding.domains()).containsExactlyInAnyOrder(FABRIKAM, Domain.of("good.test"));
        assertThat(finding.doubted())
                .containsOnlyKeys(Domain.of("bank.test"), Domain.of("silent.test"))
                .containsEntry(Domain.of("bank.test"), "its own Autodiscover names fed.bank.test");
    }

    @Test
    void administratorMayTakeThePartnersWordForItsDomains() {
        https.at("fabrikam.test", telling("fed.fabrikam.test", "fabrikam.test", "bank.test"));

        var finding = found(new Ask(FABRIKAM, Optional.empty(), true));

        assertThat(finding.domains()).contains(Domain.of("bank.test"));
        assertThat(https.calls()).hasSize(1);
    }

    @Test
    void namedUrlIsTheOnlyOneAskedAndItsPortIsTheFurtherDomains() {
        var url = URI.create("https://as.fabrikam.test:8443/autodiscover/autodiscover.svc");
        https.at("as.fabrikam.test", telling("fed.fabrikam.test", "fabrikam.test", "good.test"))
                .at("good.test", telling("fed.fabrikam.test", "good.test"));

        var finding = found(new Ask(FABRIKAM, Optional.of(url), false));

        assertThat(finding.endpoint()).isEqualTo(url);
        assertThat(https.calls())
                .extracting(call -> call.target().getAuthority())
                .containsExactly("as.fabrikam.test:8443", "good.test:8443");
    }

    @Test
    void redirectOverHttpsIsFollowedAndPlainHttpIsNot() {
        https.at("fabrikam.test", redirecting("http://autodiscover.fabrikam.test/"))
                .at(
                        "autodiscover.fabrikam.test",
                        redirecting("https://hosted.test/autodiscover/autodiscover.svc"))
                .at("hosted.test", telling("fed.fabrikam.test", "fabrikam.test"));

        var finding = found(FABRIKAM);

        assertThat(finding.endpoint())
                .isEqualTo(URI.create("https://hosted.test/autodiscover/autodiscover.svc"));
        assertThat(finding.attempts().getFirst().outcome()).contains("not https");
        assertThat(https.calls()).allMatch(call -> call.target().getScheme().equals("https"));
    }

    @Test
    void redirectsInACircleEnd() {
        https.at(
                "fabrikam.test",
                redirecting("https://fabrikam.test/autodiscover/autodiscover.svc"));

        assertThat(refusal(FABRIKAM).sentence()).contains("redirects more than 3 times");
    }

    @Test
    void privateAddressAndOversizedAnswerAreNoAnswers() {
        https.at("fabrikam.test", _ -> new Site.Broken(Kind.REFUSED_HERE))
                .at("autodiscover.fabrikam.test", _ -> Site.said(200, new byte[65 * 1024]));

        var why = refusal(FABRIKAM);

        assertThat(why.code()).isEqualTo(Code.FEDERATION_NOT_TOLD);
        assertThat(why.sentence()).contains("fabrikam.test", "broken", "too large");
    }

    @Test
    void domainThatIsNotFederatedSaysSo() {
        var answer =
                AutodiscoverEnvelope.write(
                        new AutodiscoverResponse.Failed(
                                "GetFederationInformation", ErrorCode.NOT_FEDERATED, "No."),
                        Optional.empty());
        https.at("fabrikam.test", _ -> Site.said(200, answer));

        assertThat(refusal(FABRIKAM).sentence()).contains("NotFederated");
    }

    @Test
    void applicationUriThatIsNoneIsNotTaken() {
        https.at("fabrikam.test", telling("not a name at all", "fabrikam.test"));

        assertThat(refusal(FABRIKAM).sentence()).contains("no ApplicationUri");
    }

    @Test
    void moreDomainsThanARelationshipHoldsAreDoubted() {
        var many = IntStream.range(0, 300).mapToObj(n -> "d" + n + ".test").toArray(String[]::new);
        https.at("fabrikam.test", telling("fed.fabrikam.test", many));

        assertThat(refusal(FABRIKAM).code()).isEqualTo(Code.FEDERATION_DOUBTFUL);
        assertThat(https.calls()).hasSize(1);
    }

    private FederationFinding found(Domain domain) {
        return found(new Ask(domain, Optional.empty(), false));
    }

    private FederationFinding found(Ask ask) {
        var outcome = search.search(ask);
        assertThat(outcome).isInstanceOf(Outcome.Found.class);
        return ((Outcome.Found) outcome).finding();
    }

    private Refusal refusal(Domain domain) {
        var outcome = search.search(new Ask(domain, Optional.empty(), false));
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).why();
    }

    private static Site telling(String applicationUri, String... domains) {
        var response =
                new FederationInformation.Response(
                        applicationUri,
                        List.of(domains),
                        List.of(new TokenIssuer("https://auth.test/extSTS.srf", BROKER)));
        return _ -> Site.said(200, AutodiscoverEnvelope.write(response, Optional.empty()));
    }

    private static Site redirecting(String location) {
        return _ -> new Site.Said(302, Map.of("Location", location), new byte[0]);
    }
}
