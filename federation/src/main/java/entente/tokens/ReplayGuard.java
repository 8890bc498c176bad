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
/// A token that its bearer makes for one call (N1, a signed outer token) counts once, by issuer and `jti`; where there is no
/// room for it the guard refuses rather than forgets ([SingleUses]). What is new to this memory is recorded among the [UsedNumbers]
/// too, which outlive the process. Tokens that their bearer may keep (a broker's access token, an unsigned outer token, which has no
/// `jti`) are counted, and refused beyond a bound that no honest bearer reaches.
public final class ReplayGuard {
    /// Half as many as have room on record, which sealed messages are on too.
    private static final int MOST_TOKENS = 1_000_000;

    private static final int MOST_REPEATED = 200_000;

    /// About 330 calls each second for the whole life of an outer token.
    private static final int MOST_USES = 100_000;

    private final UsedNumbers numbers;
    private final SingleUses single;
    private final Cache<String, Uses> repeated;
    private final int mostUses;
    private final boolean onlyLooks;

    public ReplayGuard(UsedNumbers numbers) {
        this(numbers, MOST_TOKENS, MOST_USES);
    }

    ReplayGuard(UsedNumbers numbers, int mostTokens, int mostUses) {
        this(
                numbers,
                mostUses,
                new SingleUses(mostTokens),
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .expireAfter(Expiry.creating((String _, Uses uses) -> uses.life()))
                        .maximumSize(MOST_REPEATED)
                        .build(),
                false);
    }

    private ReplayGuard(
            UsedNumbers numbers,
            int mostUses,
            SingleUses single,
            Cache<String, Uses> repeated,
            boolean onlyLooks) {
        this.numbers = numbers;
        this.mostUses = mostUses;
        this.single = single;
        this.repeated = repeated;
        this.onlyLooks = onlyLooks;
    }

    /// The same memory for one who only wants to know: what was used before is refused, and nothing is used.
    ReplayGuard onlyLooking() {
        return new ReplayGuard(numbers, mostUses, single, repeated, true);
    }

    /// Refuses the second use of what `issuer` numbered `jti`, until `end`.
    void once(String issuer, String jti, Instant now, Instant end) throws TokenRefused {
        // RFC 7519, 4.1.7: a `jti` is unique for its issuer only.
        switch (onlyLooks ? single.look(issuer, jti) : single.use(issuer, jti, now, end)) {
            case FIRST -> {}
            case AGAIN -> throw replayed(issuer);
            case NO_ROOM ->
                    throw new TokenRefused(
                            Code.TOKEN_REPLAYED,
                            "the memory of used tokens has no more room for those of %s."
                                    .formatted(issuer));
        }
        switch (onlyLooks ? numbers.look(issuer, jti) : numbers.record(issuer, jti, now, end)) {
            case NEW -> {}
            case SEEN -> throw replayed(issuer);
            case FAILED ->
                    throw new TokenRefused(
                            Code.TOKEN_REPLAYED,
                            "its number could not be recorded, so nobody knows whether it is new.");
        }
    }

    private static TokenRefused replayed(String issuer) {
        return new TokenRefused(
                Code.TOKEN_REPLAYED, "its number was used before by " + issuer + ".");
    }

    /// Refuses the use that is one too many of the token with this fingerprint, until `end`.
    void bounded(String fingerprint, Instant now, Instant end) throws TokenRefused {
        if (next(fingerprint, now, end) > mostUses) {
            throw new TokenRefused(
                    Code.TOKEN_REPLAYED, "it was used more than " + mostUses + " times.");
        }
    }

    private int next(String fingerprint, Instant now, Instant end) {
        if (onlyLooks) {
            var uses = repeated.getIfPresent(fingerprint);
            return uses == null ? 1 : uses.count().get() + 1;
        }
        return repeated.get(fingerprint, _ -> new Uses(now, end)).count().incrementAndGet();
    }

    private record Uses(Duration life, AtomicInteger count) {
        Uses(Instant now, Instant end) {
            this(Duration.between(now, end), new AtomicInteger());
        }
    }
}
