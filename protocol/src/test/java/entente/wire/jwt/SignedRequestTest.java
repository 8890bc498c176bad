package entente.wire.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignedRequestTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String URL = "https://auth.test/admin/v1/orgs";
    private static final SigningKey CONTOSO = key("contoso.test");
    private static final SigningKey FABRIKAM = key("fabrikam.test");

    @Test
    void requestIsReadAsItWasWritten() throws TokenMalformed {
        var text = SignedRequest.write(CONTOSO, URL, NOON, Map.of("domain", "contoso.test"));

        var request = SignedRequest.read(text);

        assertThat(request.sender()).isEqualTo(CONTOSO.verifyKey());
        assertThat(request.claims().text("domain")).contains("contoso.test");
        assertThat(request.claims().text("aud")).contains(URL);
        assertThat(request.claims().time("exp")).contains(NOON.plusSeconds(300));
        assertThat(request.claims().text("jti")).isPresent();
    }

    @Test
    void requestWithAnothersCertificateIsRefused() {
        assertRefused(CONTOSO.sign("RS256", x5c(FABRIKAM), Map.of("aud", URL)));
    }

    @Test
    void requestWithoutOneCertificateIsRefused() {
        assertRefused(CONTOSO.sign("RS256", Map.of(), Map.of("aud", URL)));
        assertRefused(CONTOSO.sign("RS256", Map.of("x5c", List.of()), Map.of("aud", URL)));
        assertRefused(CONTOSO.sign("RS256", Map.of("x5c", List.of("%")), Map.of("aud", URL)));
    }

    @Test
    void requestSignedAnotherWayIsRefused() {
        assertRefused(CONTOSO.sign("PS256", x5c(CONTOSO), Map.of("aud", URL)));
        assertRefused(UnsignedToken.of(Map.of("aud", URL)));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> SignedRequest.read(text)).isInstanceOf(TokenMalformed.class);
    }

    private static SigningKey key(String name) {
        return SelfSigned.rsa(name, 2048, NOON, NOON.plusSeconds(3600));
    }

    private static Map<String, Object> x5c(SigningKey key) {
        try {
            var der = key.certificate().getEncoded();
            return Map.of("x5c", List.of(Base64.getEncoder().encodeToString(der)));
        } catch (CertificateEncodingException cannotBe) {
            throw new AssertionError(cannotBe);
        }
    }
}
