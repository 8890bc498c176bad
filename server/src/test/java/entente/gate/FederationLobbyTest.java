package entente.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What anybody may ask of Autodiscover, and what federated places look like to those who have no token.
class FederationLobbyTest {
    private static final String PATH = "/autodiscover/autodiscover.svc";

    @TempDir Path folder;

    private FabrikamServices fabrikam;

    @BeforeEach
    void open() {
        fabrikam = new FabrikamServices(folder);
    }

    @AfterEach
    void close() {
        fabrikam.close();
    }

    @Test
    void anybodyIsToldHowADomainFederates() {
        var reply = fabrikam.answer(asking("fabrikam.test"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(text(reply))
                .contains(
                        "<ErrorCode>NoError</ErrorCode><ErrorMessage/>"
                                + "<ApplicationUri>fed.fabrikam.test</ApplicationUri>"
                                + "<Domains><Domain>fabrikam.test</Domain></Domains>"
                                + "<TokenIssuers><TokenIssuer>"
                                + "<Endpoint>https://auth.test/extSTS.srf</Endpoint>"
                                + "<Uri>urn:fedbroker:auth.test</Uri>"
                                + "</TokenIssuer></TokenIssuers>")
                .doesNotContain("mail.fabrikam.test");
    }

    @ParameterizedTest
    @CsvSource({
        "northwind.test, InvalidDomain",
        "'',             InvalidDomain",
        "not a domain,   InvalidDomain",
    })
    void domainThatIsNotOursIsNotServed(String domain, String code) {
        assertThat(text(fabrikam.answer(asking(domain))))
                .contains("<ErrorCode>" + code + "</ErrorCode>")
                .doesNotContain("ApplicationUri");
    }

    @Test
    void domainOfOursWithoutAnEnabledTrustIsNotFederated() {
        fabrikam.trust = Optional.empty();
        var none = text(fabrikam.answer(asking("fabrikam.test")));
        fabrikam.trust =
                Optional.of(TestFederation.trust(Optional.empty(), Optional.empty(), false));
        var disabled = text(fabrikam.answer(asking("fabrikam.test")));

        assertThat(List.of(none, disabled))
                .allSatisfy(
                        text -> assertThat(text).contains("<ErrorCode>NotFederated</ErrorCode>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
                        + "<GetUserSettingsRequestMessage xmlns='http://schemas.microsoft.com/exchange/2010/Autodiscover'/>"
                        + "</s:Body></s:Envelope>",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
                        + "<GetFederationInformationRequestMessage xmlns='urn:other'/></s:Body></s:Envelope>",
            })
    void whateverElseIsAskedGetsTheChallenge(String body) {
        challenged(fabrikam.answer(posted(body, Map.of(), true)));
    }

    @Test
    void whoShowsAnythingGoesToTheDoor() {
        challenged(
                fabrikam.answer(
                        posted(
                                question("fabrikam.test"),
                                Map.of("authorization", List.of("Bearer")),
                                true)));
    }

    @Test
    void questionLargerThanIsReadGetsTheChallenge() {
        challenged(
                fabrikam.answer(
                        posted(question("fabrikam.test") + " ".repeat(65_536), Map.of(), true)));
    }

    @Test
    void nothingIsToldWithoutTls() {
        var reply = fabrikam.answer(posted(question("fabrikam.test"), Map.of(), false));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void whoAsksTooOftenIsNotAnswered() {
        for (var time = 0; time < Gate.MOST_IN_LOBBY; time++) {
            assertThat(fabrikam.answer(asking("fabrikam.test")).status()).isEqualTo(200);
        }

        challenged(fabrikam.answer(asking("fabrikam.test")));
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, "/EWS/Exchange.asmx"})
    void sealedPlacesAreAnnouncedWhileTheTrustIsEnabled(String path) {
        var enabled = fabrikam.answer(Visitors.get(path));
        fabrikam.trust =
                Optional.of(TestFederation.trust(Optional.empty(), Optional.empty(), false));
        var disabled = fabrikam.answer(Visitors.get(path));

        assertThat(enabled.status()).isEqualTo(401);
        assertThat(enabled.headers())
                .containsEntry("X-WSSecurity-Enabled", List.of("True"))
                .containsEntry("X-WSSecurity-SymmetricKey-Enabled", List.of("True"))
                .doesNotContainKey("X-WSSecurity-X509Cert-Enabled");
        assertThat(disabled.status()).isEqualTo(401);
        assertThat(disabled.headers())
                .doesNotContainKeys("X-WSSecurity-Enabled", "X-WSSecurity-SymmetricKey-Enabled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/EWS/Exchange.asmx/WSSecurity",
                "/ews/exchange.asmx/wssecurity/symmetrickey",
                "/autodiscover/autodiscover.svc/WSSecurity",
                "/Autodiscover/Autodiscover.svc/wssecurity/SymmetricKey",
            })
    void sealedPlacesAreThereWhileThereIsATrust(String path) {
        var visited = fabrikam.answer(Visitors.get(path));
        fabrikam.trust = Optional.empty();
        var gone = fabrikam.answer(Visitors.get(path));

        assertThat(visited.status()).isEqualTo(405);
        assertThat(visited.headers()).containsEntry("Allow", List.of("POST"));
        assertThat(gone.status()).isEqualTo(404);
    }

    @Test
    void certificatesHaveNoPlace() {
        var path = "/EWS/Exchange.asmx/WSSecurity/X509Cert";

        assertThat(fabrikam.answer(Visitors.get(path)).status()).isEqualTo(404);
    }

    private static void challenged(Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.headers()).containsKey("WWW-Authenticate");
        assertThat(reply.body()).isEmpty();
    }

    private static Arrival asking(String domain) {
        return posted(question(domain), Map.of(), true);
    }

    private static String question(String domain) {
        return """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
          <GetFederationInformationRequestMessage xmlns="http://schemas.microsoft.com/exchange/2010/Autodiscover">
            <Request><Domain>%s</Domain></Request>
          </GetFederationInformationRequestMessage></s:Body></s:Envelope>\
        """
                .formatted(domain);
    }

    private static Arrival posted(String body, Map<String, List<String>> headers, boolean secure) {
        return new Arrival(
                "POST",
                "autodiscover.fabrikam.test",
                443,
                PATH,
                "",
                new HashMap<>(headers),
                Visitors.body(body),
                secure,
                "192.0.2.7");
    }

    private static String text(Reply reply) {
        return new String(reply.body(), UTF_8);
    }
}
