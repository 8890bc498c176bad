package entente.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import entente.problem.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// Remembers which tokens were used, for as long as each could be used again.
///
/// A token that its bearer makes for one call (N1, a signed outer token) counts once, by issuer and `jti`; when that memory is full
/// the guard refuses rather than forgets. Tokens that their bearer may keep (a broker's access token, an unsigned outer
/// token, which has no `jti`) are counted, and refused beyond a bound that no honest bearer reaches.
public final class ReplayGuard {
    private static final int MOST_TOKENS = 200_000;

    /// About 330 calls each second for the whole life of an outer token.
    private static final int MOST_USES = 100_000;

    private final Cache<String, Uses> single;
    private final Cache<String, Uses> repeated;
    private final int mostTokens;
    private final int mostUses;

    public ReplayGuard() {
        this(MOST_TOKENS, MOST_USES);
    }

    ReplayGuard(int mostTokens, int mostUses) {
        this.mostTokens = mostTokens;
        this.mostUses = mostUses;
        this.single = remembering().build();
        this.repeated = remembering().maximumSize(mostTokens).build();
    }

    private static Caffeine<String, Uses> remembering() {
        return Caffeine.newBuilder()
                .expireAfter(Expiry.creating((String _, Uses uses) -> uses.life()));
    }

    /// Refuses the second use of what `issuer` numbered `jti`, until `end`.
    void once(String issuer, String jti, Instant now, Instant end) throws TokenRefused {
        // RFC 7519, 4.1.7: a jti is unique for its issuer only. The length keeps "a" + "bc" from
        // "ab" + "c".
        var key = issuer.length() + ":" + issuer + jti;
        if (single.getIfPresent(key) == null) {
            requireRoom();
        }
        if (use(single, key, now, end) > 1) {
            throw new TokenRefused(
                    Code.TOKEN_REPLAYED, "its number was used before by " + issuer + ".");
        }
    }

    /// Refuses the use that is one too many of the token with this fingerprint, until `end`.
    void bounded(String fingerprint, Instant now, Instant end) throws TokenRefused {
        if (use(repeated, fingerprint, now, end) > mostUses) {
            throw new TokenRefused(
                    Code.TOKEN_REPLAYED, "it was used more than " + mostUses + " times.");
        }
    }

    private static int use(Cache<String, Uses> used, String key, Instant now, Instant end) {
        var life = Duration.between(now, end);
        return used.get(key, _ -> new Uses(life, new AtomicInteger())).count().incrementAndGet();
    }

    private void requireRoom() throws TokenRefused {
        if (single.estimatedSize() >= mostTokens) {
            single.cleanUp();
            if (single.estimatedSize() >= mostTokens) {
                throw new TokenRefused(Code.TOKEN_REPLAYED, "the memory of used tokens is full.");
            }
        }
    }

    private record Uses(Duration life, AtomicInteger count) {}
}
