package entente.wire.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.wire.jwt.MetadataDocument.Endpoint;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataDocumentTest {
    @Test
    void whatIsPublishedIsReadBack() throws Exception {
        var document =
                new MetadataDocument(
                        "contoso.test",
                        "app",
                        "app@contoso.test",
                        List.of("app@contoso.test"),
                        List.of(Keys.RSA.verifyKey(), Keys.P256.verifyKey()),
                        List.of(
                                new Endpoint(
                                        "https://auth.test/contoso.test/tokens/OAuth/2",
                                        "OAuth2",
                                        "issuance")),
                        List.of("N1", "L1"));

        assertThat(MetadataDocument.parse(document.json())).isEqualTo(document);
        assertThat(document.location("oauth2", "Issuance"))
                .contains("https://auth.test/contoso.test/tokens/OAuth/2");
    }

    @Test
    void idChangesWithTheKeysOnly() {
        var one = document(Keys.RSA);
        var same = document(Keys.RSA);
        var rolled = document(Keys.OTHER_RSA);

        assertThat(one.json()).isEqualTo(same.json());
        assertThat(id(one)).isNotEqualTo(id(rolled));
    }

    @Test
    void namesOfMembersAndUsagesCountInAnyCase() throws Exception {
        var json =
                "{\"Realm\":\"contoso.test\",\"KEYS\":[{\"Usage\":\"Signing\",\"keyInfo\":{\"X5T\":\"%s=\"},\"keyValue\":{\"Type\":\"X509Certificate\",\"Value\":\"%s\"}}]}"
                        .formatted(Keys.RSA.x5t(), base64(Keys.RSA));

        var document = parse(json);

        assertThat(document.realm()).isEqualTo("contoso.test");
        assertThat(document.keys()).containsExactly(Keys.RSA.verifyKey());
    }

    @Test
    void entryWhoseThumbprintIsAnothersIsLeftOut() throws Exception {
        var json =
                "{\"keys\":[%s,%s]}"
                        .formatted(
                                entry(Keys.RSA, Keys.OTHER_RSA.x5t()),
                                entry(Keys.OTHER_RSA, Keys.OTHER_RSA.x5t()));

        assertThat(parse(json).keys()).containsExactly(Keys.OTHER_RSA.verifyKey());
    }

    @Test
    void entriesThatAreWeakOrNotForSigningOrBrokenAreLeftOut() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        var weak = Certificates.of(generator.generateKeyPair(), "SHA256withRSA");
        var json =
                "{\"keys\":[%s,%s,%s,%s,5]}"
                        .formatted(
                                "{\"keyvalue\":{\"type\":\"x509Certificate\",\"value\":\"%s\"}}"
                                        .formatted(
                                                Base64.getEncoder()
                                                        .encodeToString(weak.getEncoded())),
                                entry(Keys.OTHER_RSA, Keys.OTHER_RSA.x5t())
                                        .replace("signing", "encryption"),
                                "{\"keyvalue\":{\"type\":\"x509Certificate\",\"value\":\"%%%\"}}",
                                entry(Keys.RSA, Keys.RSA.x5t()));

        assertThat(parse(json).keys()).containsExactly(Keys.RSA.verifyKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":{}}",
                "{\"keys\":[{\"keyvalue\":{\"type\":\"x509Certificate\",\"value\":\"AAAA\"}}]}",
                "{\"realm\":\"a\",\"Realm\":\"b\"}"
            })
    void documentWithoutAUsableKeyIsRefused(String json) {
        assertThatThrownBy(() -> parse(json)).isInstanceOf(MetadataMalformed.class);
    }

    @Test
    void memberThatIsTwiceThereInOtherCaseIsRefused() {
        var json =
                "{\"keys\":[%s],\"KEYS\":[%s]}"
                        .formatted(
                                entry(Keys.RSA, Keys.RSA.x5t()),
                                entry(Keys.OTHER_RSA, Keys.OTHER_RSA.x5t()));

        assertThatThrownBy(() -> parse(json)).isInstanceOf(MetadataMalformed.class);
    }

    @Test
    void documentOver256KibibytesIsRefused() {
        var json =
                "{\"keys\":[%s],\"x\":\"%s\"}"
                        .formatted(entry(Keys.RSA, Keys.RSA.x5t()), "x".repeat(256 * 1024));

        assertThatThrownBy(() -> parse(json)).isInstanceOf(MetadataMalformed.class);
    }

    private static MetadataDocument document(SigningKey key) {
        return new MetadataDocument(
                "contoso.test",
                "app",
                "app@contoso.test",
                List.of(),
                List.of(key.verifyKey()),
                List.of(),
                List.of());
    }

    private static String id(MetadataDocument document) {
        return Json.text(
                        Json.object(document.json(), MetadataDocument.MOST_BYTES).orElseThrow(),
                        "id")
                .orElseThrow();
    }

    private static MetadataDocument parse(String json) throws MetadataMalformed {
        return MetadataDocument.parse(json.getBytes(UTF_8));
    }

    private static String entry(SigningKey key, String x5t) {
        return "{\"usage\":\"signing\",\"keyinfo\":{\"x5t\":\"%s\"},\"keyvalue\":{\"type\":\"x509Certificate\",\"value\":\"%s\"}}"
                .formatted(x5t, base64(key));
    }

    private static String base64(SigningKey key) {
        return MetadataDocument.base64(key.verifyKey());
    }
}
