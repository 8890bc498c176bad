package entente.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.ScriptedHttps;
import entente.calling.Site;
import entente.discovery.BrokerSearch.Outcome;
import entente.problem.Code;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerSearchTest {
    private static final URI BROKER = URI.create("https://auth.test:8443");
    private static final String APP = "00000001-0000-0000-c000-000000000000";

    private final ScriptedHttps https = new ScriptedHttps();
    private final BrokerSearch search = new BrokerSearch(https, Duration.ofSeconds(5));

    @Test
    void realmsThatItServesAreThoseItHasADocumentOf() {
        serving(
                Map.of(
                        "contoso.test", document("contoso.test", BROKER + "/contoso.test/t"),
                        "fabrikam.test", document("fabrikam.test", BROKER + "/fabrikam.test/t")));

        var outcome =
                search.search(BROKER, "contoso.test", List.of("fabrikam.test", "tailspin.test"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Told.class,
                        told -> {
                            assertThat(told.found().appId()).isEqualTo(APP);
                            assertThat(told.found().realms())
                                    .containsExactly("contoso.test", "fabrikam.test");
                            assertThat(told.found().tokenEndpoint())
                                    .isEqualTo(URI.create(BROKER + "/contoso.test/t"));
                            assertThat(told.found().metadataUrl())
                                    .isEqualTo(
                                            URI.create(BROKER + "/contoso.test/metadata/json/1"));
                        });
    }

    @Test
    void brokerThatDoesNotServeOurRealmIsNone() {
        serving(Map.of("fabrikam.test", document("fabrikam.test", BROKER + "/t")));

        assertThat(search.search(BROKER, "contoso.test", List.of("fabrikam.test")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> {
                            assertThat(failed.why().code()).isEqualTo(Code.BROKER_NOT_TOLD);
                            assertThat(failed.why().sentence()).contains("it answered 404");
                        });
    }

    @Test
    void tokensAreAskedForWhereTheBrokerIsAndNowhereElse() {
        for (var elsewhere :
                List.of("https://evil.test/t", "http://auth.test:8443/t", "https://auth.test/t")) {
            serving(Map.of("contoso.test", document("contoso.test", elsewhere)));

            assertThat(search.search(BROKER, "contoso.test", List.of()))
                    .isInstanceOf(Outcome.Failed.class);
        }
    }

    @Test
    void documentOfAnotherRealmIsNotOurs() {
        serving(Map.of("contoso.test", document("tailspin.test", BROKER + "/t")));

        assertThat(search.search(BROKER, "contoso.test", List.of()))
                .isInstanceOf(Outcome.Failed.class);
    }

    private static byte[] document(String realm, String tokens) {
        return Published.ofBroker(APP, realm, tokens);
    }

    private void serving(Map<String, byte[]> documents) {
        https.at(
                "auth.test",
                call -> {
                    var realm = call.target().getPath().split("/", -1)[1];
                    var document = documents.get(realm);
                    return document == null ? Site.said(404, "") : Site.said(200, document);
                });
    }
}
