package entente.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Actor tokens that we sign ourselves (L2), for partners that took our key from us and need no broker.
///
/// Each serves all of our people at one resource for half of its life, so that the resource need not check a new signature each time.
final class OwnActorTokens {
    /// No partner can be set to take only shorter ones.
    private static final Duration LIFE = Duration.ofMinutes(5);

    private static final int MOST_KEPT = 1_000;

    private final Cache<Use, StandingToken> kept =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST_KEPT).build();

    /// What a token was made of; a key or an identity that is changed makes another.
    private record Use(
            OwnIdentity own, PrincipalName resource, boolean delegation, SigningKey signer) {}

    /// The token at hand, or a new one.
    StandingToken tokenFor(OwnIdentity own, TokenWish wish, SigningKey signer, Instant now) {
        return kept.asMap()
                .compute(
                        new Use(own, wish.resource(), wish.delegation(), signer),
                        (use, last) ->
                                last != null && now.isBefore(last.renewal())
                                        ? last
                                        : make(use, now));
    }

    /// Forgets this very token.
    void drop(StandingToken refused) {
        kept.asMap().values().removeIf(token -> token.equals(refused));
    }

    private static StandingToken make(Use use, Instant now) {
        var end = now.plus(LIFE);
        var name = use.own().name().toString();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("aud", use.resource().toString());
        claims.put("iss", name);
        claims.put("nameid", name);
        claims.put("nbf", Long.toString(now.getEpochSecond()));
        claims.put("exp", Long.toString(end.getEpochSecond()));
        claims.put("jti", UUID.randomUUID().toString());
        if (use.delegation()) {
            claims.put("trustedfordelegation", "true");
        }
        var signer = use.signer();
        return new StandingToken(
                signer.sign(signer.usualAlgorithm(), Map.of(), claims),
                name,
                use.resource().toString(),
                now,
                end,
                Map.of());
    }
}
