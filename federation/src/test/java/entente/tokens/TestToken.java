package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import entente.wire.jwt.SigningKey;
import entente.wire.jwt.UnsignedToken;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/// Makes any valid token, and lets one thing be wrong at a time. Each change gives a new maker.
record TestToken(
        Map<String, Object> header, Map<String, Object> claims, SigningKey key, String alg) {
    static final String BROKER_APP = "00000001-0000-4000-8000-0000000000b0";
    static final String OTHER_BROKER_APP = "00000001-0000-4000-8000-0000000000b1";
    static final String OWN_APP = "00000002-0000-4000-8000-0000000000c1";
    static final String CONTOSO_APP = "00000002-0000-4000-8000-0000000000a1";
    static final String FABRIKAM_APP = "00000002-0000-4000-8000-0000000000f1";

    static final String HOST = "mail.contoso.cloud.test";
    static final String OWN_REALM = "contoso.cloud.test";
    static final String AUDIENCE = OWN_APP + "/" + HOST + "@" + OWN_REALM;
    static final String CONTOSO_NAME = CONTOSO_APP + "@contoso.test";
    static final String ACCESS_ISSUER = "https://auth.test/contoso.test";

    /// L1: the broker says which application this is.
    static TestToken actor() {
        return new TestToken(Map.of(), Map.of(), TestKeys.BROKER, "RS256")
                .with("iss", BROKER_APP + "@contoso.test")
                .with("nameid", CONTOSO_NAME)
                .with("aud", AUDIENCE)
                .with("trustedfordelegation", "true")
                .lasting(Duration.ofHours(1))
                .with("jti", UUID.randomUUID().toString());
    }

    /// L2: the partner says so itself.
    static TestToken selfIssuedActor() {
        return actor().with("iss", CONTOSO_NAME).signedBy(TestKeys.CONTOSO);
    }

    /// The envelope that names mary, round an actor token.
    static TestToken outer(TestToken actor) {
        return outer(actor.text());
    }

    static TestToken outer(String actorText) {
        return new TestToken(Map.of(), Map.of(), TestKeys.CONTOSO, "none")
                .with("iss", CONTOSO_NAME)
                .with("aud", AUDIENCE)
                .with("nameid", "mary@contoso.test")
                .with("smtp", "mary@contoso.test")
                .with("upn", "mary@contoso.test")
                .lasting(Duration.ofMinutes(5))
                .with("actortoken", actorText);
    }

    /// N1: the partner names mary inside its own signature.
    static TestToken signedUser() {
        return new TestToken(Map.of("typ", "at+jwt"), Map.of(), TestKeys.CONTOSO, "PS256")
                .with("iss", "https://contoso.test/s2s")
                .with("aud", "https://" + HOST + "/s2s")
                .with("sub", "5b0c7c2e")
                .with("email", "mary@contoso.test")
                .with("act", Map.of("sub", CONTOSO_APP))
                .with("jti", UUID.randomUUID().toString())
                .numbered(NOON, NOON.plus(Duration.ofMinutes(5)));
    }

    /// N2: the broker's access token for the application.
    static TestToken access() {
        return new TestToken(Map.of("typ", "at+jwt"), Map.of(), TestKeys.BROKER, "RS256")
                .with("iss", ACCESS_ISSUER)
                .with("aud", "https://" + HOST + "/")
                .with("sub", CONTOSO_APP)
                .with("client_id", CONTOSO_APP)
                .with("tid", "contoso.test")
                .with("jti", UUID.randomUUID().toString())
                .numbered(NOON, NOON.plus(Duration.ofHours(1)));
    }

    TestToken with(String claim, Object value) {
        return new TestToken(header, changed(claims, claim, value), key, alg);
    }

    TestToken without(String claim) {
        var fewer = new LinkedHashMap<>(claims);
        fewer.remove(claim);
        return new TestToken(header, fewer, key, alg);
    }

    TestToken header(String member, Object value) {
        return new TestToken(changed(header, member, value), claims, key, alg);
    }

    TestToken signedBy(SigningKey other) {
        return new TestToken(header, claims, other, other.usualAlgorithm());
    }

    TestToken alg(String other) {
        return new TestToken(header, claims, key, other);
    }

    /// Times as MS-XOAUTH writes them, from noon on.
    private TestToken lasting(Duration life) {
        return with("nbf", seconds(NOON)).with("exp", seconds(NOON.plus(life)));
    }

    private TestToken numbered(Instant from, Instant end) {
        return with("iat", from.getEpochSecond())
                .with("nbf", from.getEpochSecond())
                .with("exp", end.getEpochSecond());
    }

    static String seconds(Instant time) {
        return Long.toString(time.getEpochSecond());
    }

    String text() {
        return alg.equals("none") ? UnsignedToken.of(claims) : key.sign(alg, header, claims);
    }

    /// With a header and signature that no honest signer makes.
    String forged(String headerJson, byte[] signature) {
        return base64(headerJson.getBytes(UTF_8))
                + "."
                + base64(json(claims))
                + "."
                + base64(signature);
    }

    /// Signed with the bytes of the public key, as though they were a shared secret.
    String forgedWithPublicKey() {
        var headerJson = "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"x5t\":\"%s\"}".formatted(key.x5t());
        var input = base64(headerJson.getBytes(UTF_8)) + "." + base64(json(claims));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(key.certificate().getPublicKey().getEncoded(), "HmacSHA256"));
            return input + "." + base64(mac.doFinal(input.getBytes(US_ASCII)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] json(Object value) {
        return JsonMapper.shared().writeValueAsBytes(value);
    }

    private static Map<String, Object> changed(
            Map<String, Object> before, String name, Object value) {
        var after = new LinkedHashMap<>(before);
        after.put(name, value);
        return after;
    }
}
