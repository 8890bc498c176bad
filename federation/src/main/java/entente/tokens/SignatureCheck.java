package entente.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.trace.Trace;
import entente.wire.jwt.VerifyKey;
import java.time.Instant;

/// Checks that an issuer's own key signed a token.
///
/// An actor token comes again with each call of an hour, so the last few that held are remembered by their hash, with the key that
/// signed them. Only the arithmetic is saved: the key must still be among the issuer's, and every other check is
/// made anew.
final class SignatureCheck {
    private static final int MOST_REMEMBERED = 8;
    private static final int MOST_KEYS_TRIED = 4;

    private final Cache<String, VerifyKey> held =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST_REMEMBERED).build();

    /// Refuses a token that none of the issuer's keys signed. Keys of a disabled issuer are looked at if they are
    /// at hand, but not fetched.
    void check(
            PresentedToken token,
            TokenIssuer issuer,
            SignerKeys keys,
            Instant now,
            Trace trace,
            PassedChecks passed)
            throws TokenRefused {
        var header = token.signed().header();
        var candidates =
                issuer.enabled()
                        ? keys.named(issuer.keys(), header, now, trace)
                        : keys.atHand(issuer.keys(), header, now);
        var known = held.getIfPresent(token.signed().fingerprint());
        if (known != null && candidates.contains(known)) {
            passed.add("the signature is the issuer's, by %s, as it was before".formatted(known));
            return;
        }
        var signer =
                candidates.stream()
                        .limit(MOST_KEYS_TRIED)
                        .filter(key -> key.verifies(token.signed()))
                        .findFirst()
                        .orElseThrow(() ->
                                TokenRefused.notGenuine(
                                        "none of the %d keys of %s that it may mean signed it."
                                                .formatted(candidates.size(), issuer.name())));
        held.put(token.signed().fingerprint(), signer);
        passed.add("the signature is the issuer's, by " + signer);
    }
}
