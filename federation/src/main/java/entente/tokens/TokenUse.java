package entente.tokens;

import entente.problem.Code;
import entente.tokens.PartnerApplication.Profile;
import entente.wire.jwt.CompactToken;
import java.time.Instant;

/// How often a token may be used. What is made for one call counts once; what its bearer may keep is counted and bounded.
final class TokenUse {
    /// What is remembered is bounded in length as in number.
    private static final int MOST_CHARACTERS = 512;

    private TokenUse() {}

    /// Records this use, or refuses it as one too many. From `end` on the token would not pass the check of its times.
    static void record(
            PresentedToken token,
            TokenIssuer issuer,
            Instant end,
            ReplayGuard guard,
            Instant now,
            PassedChecks passed)
            throws TokenRefused {
        var whole = token.whole();
        if (token.outer().isPresent()) {
            if (whole.unsigned()) {
                // It has no number, and a requestor may keep it for its few minutes.
                guard.bounded(whole.fingerprint(), now, end);
            } else {
                guard.once(text(whole, "iss"), text(whole, "jti"), now, end);
            }
        } else {
            switch (issuer.profile()) {
                case N1 -> guard.once(issuer.name(), text(whole, "jti"), now, end);
                case N2 -> guard.bounded(issuer.name() + " " + text(whole, "jti"), now, end);
                // An actor token is kept for an hour and shared by all of its holder's calls.
                case L1, L2 -> {}
            }
        }
        passed.add("not used more often than it may be");
    }

    /// Whether its bearer may present the very same text again.
    static boolean mayComeAgain(PresentedToken token, TokenIssuer issuer) {
        return token.outer().isPresent()
                ? token.whole().unsigned()
                : issuer.profile() != Profile.N1;
    }

    private static String text(CompactToken token, String claim) throws TokenRefused {
        return token.claims()
                .text(claim)
                .filter(value -> !value.isBlank() && value.length() <= MOST_CHARACTERS)
                .orElseThrow(() ->
                        new TokenRefused(
                                Code.TOKEN_MALFORMED,
                                "it has no %s of 1 to %d characters."
                                        .formatted(claim, MOST_CHARACTERS)));
    }
}
