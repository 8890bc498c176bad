package entente.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.ScriptedHttps;
import entente.calling.Site;
import entente.discovery.ApplicationSearch.Outcome;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationSearchTest {
    private static final Domain FABRIKAM = Domain.of("fabrikam.test");
    private static final String APP = "b1845f0e-93c2-4a6d-8e17-d05a7c2b4f69";
    private static final String OTHER = "2f9d6a34-0c1b-4d7e-a5f8-6e0b3c9d4721";
    private static final String HOST = "autodiscover.fabrikam.test";

    private final ScriptedHttps https = new ScriptedHttps();
    private final ApplicationSearch search = new ApplicationSearch(https, Duration.ofSeconds(5));

    @Test
    void challengeAndDocumentTellWhoAPartnerIs() {
        https.at(HOST, server(APP, Published.of(APP, "fabrikam.test", HOST, "mail.contoso.test")));

        var finding = found();

        assertThat(finding.appId()).isEqualTo(APP);
        assertThat(finding.realm()).isEqualTo("fabrikam.test");
        assertThat(finding.issuers()).containsExactly("00000001-0000-0000-c000-000000000000@*");
        assertThat(finding.endpoint())
                .isEqualTo(
                        URI.create(
                                "https://autodiscover.fabrikam.test/autodiscover/autodiscover.svc"));
        assertThat(finding.document())
                .get()
                .satisfies(document -> {
                    assertThat(document.url())
                            .isEqualTo(
                                    URI.create(
                                            "https://autodiscover.fabrikam.test/autodiscover/metadata/json/1"));
                    assertThat(document.hosts()).containsExactly(Domain.of(HOST));
                    assertThat(document.profiles()).containsExactly("N1");
                    assertThat(document.keys()).hasSize(1);
                });
    }

    @Test
    void nothingOfUsIsProvedByAsking() {
        https.at(HOST, server(APP, Published.of(APP, "fabrikam.test", HOST)));

        found();

        assertThat(https.calls())
                .filteredOn(call -> call.method().equals("POST"))
                .allSatisfy(call -> {
                    assertThat(call.headers()).containsEntry("Authorization", "Bearer");
                    assertThat(call.body()).isEmpty();
                });
        assertThat(https.calls())
                .filteredOn(call -> call.method().equals("GET"))
                .allSatisfy(call -> assertThat(call.headers()).doesNotContainKey("Authorization"));
    }

    @Test
    void documentOfAnotherApplicationIsNotBelieved() {
        https.at(HOST, server(APP, Published.of(OTHER, "fabrikam.test", HOST)));

        assertThat(refused().sentence()).contains("it does not say its realm");
    }

    @Test
    void partnerWithoutADocumentIsKnownByARealmInItsChallenge() {
        https.at(
                HOST,
                call ->
                        call.method().equals("GET")
                                ? Site.said(404, "")
                                : challenge(APP, ", realm=\"fabrikam.test\""));

        assertThat(found().document()).isEmpty();
        assertThat(found().realm()).isEqualTo("fabrikam.test");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 403, 404, 500})
    void whoDoesNotChallengeIsNobody(int status) {
        https.at("fabrikam.test", _ -> Site.said(status, "").with("Location", "https://x.test/"));

        assertThat(refused().code()).isEqualTo(Code.APPLICATION_NOT_TOLD);
        assertThat(https.calls()).noneMatch(call -> call.target().getHost().equals("x.test"));
    }

    @Test
    void onlyThePlaceThatAnAdministratorNamedIsAsked() {
        https.at("here.test", server(APP, Published.of(APP, "fabrikam.test")));

        var outcome =
                search.search(FABRIKAM, Optional.of(URI.create("https://here.test:8443/a.svc")));

        assertThat(outcome).isInstanceOf(Outcome.Found.class);
        assertThat(https.calls()).allMatch(call -> call.target().getPort() == 8443);
    }

    @Test
    void applicationThatIsNoGuidIsRefused() {
        https.at(HOST, server("fabrikam", Published.of("fabrikam", "fabrikam.test")));

        assertThat(refused().sentence()).contains("is no GUID");
    }

    private static Site server(String app, byte[] document) {
        return call -> call.method().equals("GET") ? Site.said(200, document) : challenge(app, "");
    }

    private static Site.Reply challenge(String app, String more) {
        return Site.said(401, "")
                .with(
                        "WWW-Authenticate",
                        "Bearer client_id=\"%s\", trusted_issuers=\"00000001-0000-0000-c000-000000000000@*\"%s"
                                .formatted(app, more));
    }

    private ApplicationFinding found() {
        return switch (search.search(FABRIKAM, Optional.empty())) {
            case Outcome.Found(var finding) -> finding;
            case Outcome.Failed(var why) -> throw new AssertionError(why.sentence());
        };
    }

    private Refusal refused() {
        return switch (search.search(FABRIKAM, Optional.empty())) {
            case Outcome.Found(var finding) -> throw new AssertionError(finding.toString());
            case Outcome.Failed(var why) -> why;
        };
    }
}
