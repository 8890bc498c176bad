package entente.testkit;

import entente.wire.jwt.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The broker's own signing key, stolen: tokens whose signature holds and whose claims no broker would have written.
///
/// Only a lab gives such a key away.
public final class BrokersKey {
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final SigningKey key;

    private BrokersKey(SigningKey key) {
        this.key = key;
    }

    public static BrokersKey stolenFrom(LabUnderTest lab) {
        return new BrokersKey(lab.signingKey("auth.test.signing"));
    }

    /// The claims of an actor token as the broker issues it to `client` for `resource` (MS-XOAUTH 3.2.5.6).
    public Map<String, Object> actorClaims(RegisteredClient client, String resource) {
        var now = Instant.now();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("aud", resource);
        claims.put("iss", client.broker());
        claims.put("nameid", client.name());
        claims.put("identityprovider", client.broker());
        claims.put("nbf", RegisteredClient.seconds(now));
        claims.put("exp", RegisteredClient.seconds(now.plus(LIFE)));
        claims.put("iat", RegisteredClient.seconds(now));
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("trustedfordelegation", "true");
        return claims;
    }

    public String signed(Map<String, Object> claims) {
        return signed(Map.of(), claims);
    }

    /// The same with members of the header added or replaced.
    public String signed(Map<String, Object> header, Map<String, Object> claims) {
        return key.sign(key.usualAlgorithm(), header, claims);
    }
}
