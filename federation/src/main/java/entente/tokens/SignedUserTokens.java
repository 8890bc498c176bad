package entente.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.question.Address;
import entente.wire.jwt.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Signed user tokens (N1): one token for one call, the person inside the signature. Its parties are named by the URLs of their
/// server-to-server addresses.
final class SignedUserTokens {
    /// A call's patience and a tolerable clock; the resource takes no longer-lived one.
    private static final Duration LIFE = Duration.ofMinutes(5);

    private SignedUserTokens() {}

    /// The issuer of a realm's own tokens.
    static String issuerOf(String realm) {
        return "https://" + realm + "/s2s";
    }

    /// The audience that means the server at this host, lower case.
    static String audienceOf(String host) {
        return "https://" + host + "/s2s";
    }

    /// A token for `user` at the server `host`, or for ourselves where there is none; good for five minutes and, by its `jti`, for one
    /// call. `sub` is the person's for as long as she has her address, and says nothing about her (RFC 9068, 2.2; RFC 8693, 4.1).
    static String sign(
            OwnIdentity own, String host, Optional<Address> user, SigningKey key, Instant now) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuerOf(own.realm()));
        claims.put("aud", audienceOf(host));
        claims.put("sub", user.map(person -> subject(own, person)).orElse(own.appId()));
        user.ifPresent(person -> claims.put("email", person.toString()));
        claims.put("act", Map.of("sub", own.appId()));
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now.getEpochSecond());
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        var header = Map.<String, Object>of("typ", "at+jwt", "kid", key.verifyKey().kid());
        return key.sign(key.modernAlgorithm(), header, claims);
    }

    private static String subject(OwnIdentity own, Address person) {
        return UUID.nameUUIDFromBytes((own.name() + " " + person).getBytes(UTF_8)).toString();
    }
}
