package entente.wire.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class JwksTest {
    private static final List<VerifyKey> BOTH =
            List.of(Keys.RSA.verifyKey(), Keys.P256.verifyKey());

    @Test
    void whatIsPublishedIsReadBack() throws Exception {
        assertThat(Jwks.parse(Jwks.json(BOTH))).isEqualTo(BOTH);
    }

    @Test
    void anotherLibraryReadsTheSameKeys() throws Exception {
        var set = JWKSet.parse(new String(Jwks.json(BOTH), UTF_8));

        assertThat(set.getKeyByKeyId(Keys.RSA.x5t()).toRSAKey().toPublicKey())
                .isEqualTo(Keys.RSA.certificate().getPublicKey());
        assertThat(set.getKeyByKeyId(Keys.P256.x5t()).toECKey().toPublicKey())
                .isEqualTo(Keys.P256.certificate().getPublicKey());
    }

    @Test
    void keyThatIsNotTheOneInItsCertificateIsLeftOut() {
        var json = new String(Jwks.json(List.of(Keys.RSA.verifyKey())), UTF_8);
        var other = MetadataDocument.base64(Keys.OTHER_RSA.verifyKey());

        var swapped = json.replace(MetadataDocument.base64(Keys.RSA.verifyKey()), other);

        assertThat(swapped).isNotEqualTo(json);
        assertThatThrownBy(() -> Jwks.parse(swapped.getBytes(UTF_8)))
                .isInstanceOf(MetadataMalformed.class);
    }

    @Test
    void setWithoutAUsableKeyIsRefused() {
        assertThatThrownBy(() -> Jwks.parse("{\"keys\":[{\"kty\":\"oct\"}]}".getBytes(UTF_8)))
                .isInstanceOf(MetadataMalformed.class);
        assertThatThrownBy(() -> Jwks.parse("nonsense".getBytes(UTF_8)))
                .isInstanceOf(MetadataMalformed.class);
    }
}
