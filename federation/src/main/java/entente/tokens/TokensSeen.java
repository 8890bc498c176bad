package entente.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.wire.jwt.CompactToken;
import java.time.Duration;
import java.util.Optional;

/// Tokens that were accepted a moment ago, taken apart: a requestor presents the very same text for some minutes.
///
/// What a text says never changes, so only the reading is saved. Who may sign it, whether it is still good, for whom it is and
/// how often it was used are checked anew each time. Kept in memory under the hash of the exact text, for as long as an outer token lives.
final class TokensSeen {
    private static final int MOST = 500;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Cache<String, PresentedToken> seen =
            Caffeine.newBuilder()
                    .executor(Runnable::run)
                    .maximumSize(MOST)
                    .expireAfterWrite(KEPT)
                    .build();

    /// What exactly this text says, if a token with it was accepted.
    Optional<PresentedToken> withText(String text) {
        return text.length() > CompactToken.MOST_CHARACTERS
                ? Optional.empty()
                : Optional.ofNullable(seen.getIfPresent(CompactToken.fingerprintOf(text)));
    }

    /// Remembers a token that passed every check.
    void accepted(PresentedToken token) {
        var text = token.whole().fingerprint();
        if (seen.getIfPresent(text) == null) {
            seen.put(text, token);
        }
    }
}
