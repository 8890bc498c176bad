package entente.wire.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final Map<String, Object> CLAIMS = Map.of("iss", "a@contoso.test");

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256"})
    void whatAnRsaKeySignsItsPublishedHalfAndAnotherLibraryVerify(String algorithm)
            throws Exception {
        var text = Keys.RSA.sign(algorithm, Map.of(), CLAIMS);

        var other = new RSASSAVerifier((RSAPublicKey) Keys.RSA.certificate().getPublicKey());
        assertThat(Keys.RSA.verifyKey().verifies(CompactToken.parse(text))).isTrue();
        assertThat(JWSObject.parse(text).verify(other)).isTrue();
    }

    @Test
    void whatAP256KeySignsItsPublishedHalfAndAnotherLibraryVerify() throws Exception {
        var text = Keys.P256.sign("ES256", Map.of(), CLAIMS);

        var other = new ECDSAVerifier((ECPublicKey) Keys.P256.certificate().getPublicKey());
        assertThat(Keys.P256.verifyKey().verifies(CompactToken.parse(text))).isTrue();
        assertThat(JWSObject.parse(text).verify(other)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256"})
    void whatAnotherLibrarySignsIsVerified(String algorithm) throws Exception {
        var pair = pair();
        var certificate = Certificates.of(pair, "SHA256withRSA");
        var signed =
                new JWSObject(
                        new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                                .type(JOSEObjectType.JWT)
                                .build(),
                        new Payload("{\"iss\":\"a\"}"));
        signed.sign(new RSASSASigner(pair.getPrivate()));

        assertThat(VerifyKey.of(certificate).verifies(CompactToken.parse(signed.serialize())))
                .isTrue();
    }

    @Test
    void otherKeysSignatureIsNone() throws Exception {
        var token = CompactToken.parse(Keys.OTHER_RSA.sign("RS256", Map.of(), CLAIMS));

        assertThat(Keys.RSA.verifyKey().verifies(token)).isFalse();
    }

    @Test
    void thumbprintOfOneKeyOverTheSignatureOfAnotherIsNone() throws Exception {
        var header = Map.<String, Object>of("x5t", Keys.RSA.x5t());

        var token = CompactToken.parse(Keys.OTHER_RSA.sign("RS256", header, CLAIMS));

        assertThat(Keys.RSA.verifyKey().namedBy(token.header())).isTrue();
        assertThat(Keys.RSA.verifyKey().verifies(token)).isFalse();
    }

    @Test
    void changedClaimsBreakTheSignature() throws Exception {
        var parts = Keys.RSA.sign("RS256", Map.of(), CLAIMS).split("\\.", -1);
        var changed = Base64Url.encode("{\"iss\":\"b@contoso.test\"}".getBytes(UTF_8));

        var token = CompactToken.parse(parts[0] + "." + changed + "." + parts[2]);

        assertThat(Keys.RSA.verifyKey().verifies(token)).isFalse();
    }

    @Test
    void headerThatNamesAnAlgorithmOfAnotherKindOfKeyIsRefused() throws Exception {
        var rsa = relabelled(Keys.RSA.sign("RS256", Map.of(), CLAIMS), "ES256");
        var ec = relabelled(Keys.P256.sign("ES256", Map.of(), CLAIMS), "RS256");

        assertThat(Keys.RSA.verifyKey().verifies(CompactToken.parse(rsa))).isFalse();
        assertThat(Keys.P256.verifyKey().verifies(CompactToken.parse(ec))).isFalse();
    }

    @Test
    void unsignedTokenIsVerifiedByNoKey() throws Exception {
        var token = CompactToken.parse(UnsignedToken.of(CLAIMS));

        assertThat(Keys.RSA.verifyKey().verifies(token)).isFalse();
        assertThat(Keys.P256.verifyKey().verifies(token)).isFalse();
    }

    @Test
    void publicKeyIsNoSharedSecret() throws Exception {
        var input =
                Base64Url.encode("{\"typ\":\"JWT\",\"alg\":\"HS256\"}".getBytes(US_ASCII))
                        + "."
                        + Base64Url.encode("{\"iss\":\"a\"}".getBytes(US_ASCII));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        Keys.RSA.certificate().getPublicKey().getEncoded(), "HmacSHA256"));
        var text = input + "." + Base64Url.encode(mac.doFinal(input.getBytes(US_ASCII)));

        assertThatThrownBy(() -> CompactToken.parse(text)).isInstanceOf(TokenMalformed.class);
    }

    @Test
    void keyIsNotUsedForAnotherKindsAlgorithm() {
        assertThatThrownBy(() -> Keys.P256.sign("RS256", Map.of(), CLAIMS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Keys.RSA.sign("none", Map.of(), CLAIMS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void headerThatIsAddedNeverReplacesTheAlgorithm() throws Exception {
        var text = Keys.RSA.sign("RS256", Map.of("alg", "none", "typ", "at+jwt"), CLAIMS);

        assertThat(CompactToken.parse(text).header().alg()).isEqualTo("RS256");
        assertThat(CompactToken.parse(text).header().typ()).isEqualTo("at+jwt");
    }

    @Test
    void halvesOfDifferentKeysAreNotPutTogether() throws Exception {
        var pair = pair();

        assertThatThrownBy(() -> SigningKey.of(pair.getPrivate(), Keys.RSA.certificate()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKey.of(pair.getPrivate(), Keys.P256.certificate()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rsaKeyOf1024BitsIsNoKey() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        var weak = Certificates.of(generator.generateKeyPair(), "SHA256withRSA");

        assertThat(VerifyKey.parse(weak.getEncoded())).isEmpty();
        assertThatThrownBy(() -> VerifyKey.of(weak)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void otherCurvesAreNoKeys() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(384);
        var other = Certificates.of(generator.generateKeyPair(), "SHA256withECDSA");

        assertThat(VerifyKey.parse(other.getEncoded())).isEmpty();
    }

    @Test
    void certificateHoldsFromItsFirstSecondToItsLast() {
        var key = Keys.RSA.verifyKey();

        assertThat(key.validAt(Keys.MADE)).isTrue();
        assertThat(key.validAt(Keys.EXPIRES)).isTrue();
        assertThat(key.validAt(Keys.MADE.minusSeconds(1))).isFalse();
        assertThat(key.validAt(Keys.EXPIRES.plus(Duration.ofSeconds(1)))).isFalse();
    }

    @Test
    void signingKeyPrintsItsThumbprintOnly() {
        assertThat(Keys.RSA.toString())
                .isEqualTo("signing key " + Keys.RSA.verifyKey().thumbprint());
    }

    private static KeyPair pair() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String relabelled(String token, String algorithm) {
        var parts = token.split("\\.", -1);
        var header = "{\"typ\":\"JWT\",\"alg\":\"%s\"}".formatted(algorithm);
        return Base64Url.encode(header.getBytes(UTF_8)) + "." + parts[1] + "." + parts[2];
    }
}
