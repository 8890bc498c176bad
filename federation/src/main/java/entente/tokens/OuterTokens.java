package entente.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.question.Address;
import entente.wire.jwt.Claims;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.UnsignedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Builds the outer token round an actor token: for whom we ask (MS-XOAUTH 3.2.5.6).
final class OuterTokens {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int MOST_KEPT = 10_000;

    private final Cache<Use, Made> made =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST_KEPT).build();

    /// Kept for two minutes for the same person at the same resource.
    String unsigned(StandingToken actor, Address user, Instant now) {
        return made.asMap()
                .compute(
                        new Use(actor, user),
                        (_, last) ->
                                last != null && now.isBefore(last.keptUntil())
                                        ? last
                                        : make(actor, user, now))
                .text();
    }

    void drop(StandingToken actor, Address user) {
        made.invalidate(new Use(actor, user));
    }

    /// Signed by `key`, with a number of its own, and good for one call.
    static String signed(StandingToken actor, Address user, SigningKey key, Instant now) {
        var claims = claims(actor, user, now);
        claims.put("jti", UUID.randomUUID().toString());
        return key.sign(key.usualAlgorithm(), Map.of(), claims);
    }

    private static Made make(StandingToken actor, Address user, Instant now) {
        return new Made(UnsignedToken.of(claims(actor, user, now)), now.plus(KEPT));
    }

    /// Values in lower case, and times as strings, as MS-XOAUTH writes them.
    private static Map<String, Object> claims(StandingToken actor, Address user, Instant now) {
        var end = now.plus(LIFE).isBefore(actor.end()) ? now.plus(LIFE) : actor.end();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("aud", actor.audience());
        claims.put("iss", actor.application());
        claims.put("nbf", Long.toString(now.getEpochSecond()));
        claims.put("exp", Long.toString(end.getEpochSecond()));
        claims.put("nameid", user.toString());
        claims.put("smtp", user.toString());
        claims.put("upn", user.toString());
        claims.put(Claims.ACTOR_TOKEN, actor.secretText());
        return claims;
    }

    /// An actor token is itself alone: a renewed one is another.
    private record Use(StandingToken actor, Address user) {}

    private record Made(String text, Instant keptUntil) {
        @Override
        public String toString() {
            return "an outer token kept until " + keptUntil;
        }
    }
}
