package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import entente.wire.jwt.MetadataDocument;
import entente.wire.jwt.MetadataMalformed;
import entente.wire.jwt.VerifyKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The keys of an organisation that is running, listed and changed under its feet.
class KeysOfTheLabTest {
    private static final String CONTOSO = "contoso.test";
    private static final String CLOUD = "contoso.cloud.test";
    private static final String PATH = "/entente/admin/keys";

    @AutoClose private final LabUnderTest lab = LabUnderTest.start();

    @Test
    void everythingThatIsHeldIsListed() {
        AdminLookup.answers(lab, "mary@contoso.test", "joe@contoso.test");

        assertThat(keys(CLOUD))
                .extracting(
                        key -> key.path("whose").asString() + " " + key.path("purpose").asString())
                .contains("us shown to who connects (TLS)", "us signs our tokens")
                .anyMatch(line -> line.matches("the broker .* signs its tokens"))
                .anyMatch(line -> line.endsWith("vouches for servers we call"));
        assertThat(keys(CONTOSO))
                .extracting(key -> key.path("purpose").asString())
                .contains("signs and decrypts in the federation", "signs delegation tokens");
    }

    @Test
    void nextSigningKeyIsPublishedAtOnceAndIsNotMadeTwice() throws MetadataMalformed {
        var before = published();

        var changed = roll("{\"step\": \"stage\"}");

        assertThat(published()).hasSize(2).containsAll(before);
        assertThat(keys(changed))
                .filteredOn(key -> key.path("state").asString().equals("next"))
                .singleElement()
                .satisfies(key -> assertThat(key.path("knownTo").isEmpty()).isTrue());
        var again =
                lab.send(
                        "POST",
                        lab.organisation(CONTOSO).baseUrl() + PATH + "/roll",
                        Map.of("Authorization", lab.administrator(CONTOSO)),
                        "{\"step\": \"stage\"}".getBytes(UTF_8));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(new String(again.body(), UTF_8)).contains("KEY_ROLL_REFUSED");
    }

    @Test
    void nextKeyOfTheFederationIsKnownToTheBrokerThatTookIt() {
        lab.administer(CONTOSO, "POST", "/entente/admin/trust/roll", "{\"step\": \"stage\"}");

        assertThat(keys(CONTOSO))
                .filteredOn(key -> key.path("state").asString().equals("next"))
                .singleElement()
                .satisfies(key ->
                        assertThat(key.at("/knownTo/0").asString()).startsWith("the broker"));
    }

    @Test
    void brokersKeysAreListedAndChangedByWhatTheyAreFor() {
        assertThat(keys(lab.administerBroker("GET", PATH, "")))
                .extracting(key -> key.path("purpose").asString())
                .contains(
                        "signs our tokens",
                        "signs delegation tokens",
                        "requests are encrypted for it");

        var changed =
                lab.administerBroker(
                        "POST", PATH + "/roll", "{\"step\": \"stage\", \"key\": \"encryption\"}");

        assertThat(keys(changed))
                .filteredOn(key -> key.path("purpose").asString().startsWith("requests"))
                .extracting(key -> key.path("state").asString())
                .containsExactly("current", "next");
        assertThat(roll("{\"step\": \"stage\", \"key\": \"encryption\"}").toString())
                .contains("REQUEST_MALFORMED", "one of those here: tokens");
    }

    private JsonNode roll(String step) {
        return lab.administer(CONTOSO, "POST", PATH + "/roll", step);
    }

    private List<JsonNode> keys(String domain) {
        return keys(lab.administer(domain, "GET", PATH, ""));
    }

    private static List<JsonNode> keys(JsonNode document) {
        return document.path("keys").valueStream().toList();
    }

    private List<VerifyKey> published() throws MetadataMalformed {
        var url = lab.organisation(CONTOSO).baseUrl() + "/autodiscover/metadata/json/1";
        return MetadataDocument.parse(lab.get(url).body()).keys();
    }
}
