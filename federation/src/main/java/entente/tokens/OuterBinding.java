package entente.tokens;

import entente.problem.Code;
import entente.tokens.PartnerApplication.Profile;
import entente.wire.jwt.CompactToken;
import java.util.Optional;

/// That an outer token belongs to the actor token inside it (MS-XOAUTH 3.2.5.6).
///
/// An unsigned outer token is anybody's word: nothing in it may choose a tenant, an application or an audience. So each of
/// these must be, byte for byte, what the signed actor token says; all else but times and person is not read.
final class OuterBinding {
    private OuterBinding() {}

    static void check(
            CompactToken outer, CompactToken actor, TokenIssuer issuer, PassedChecks passed)
            throws TokenRefused {
        if (issuer.profile() != Profile.L1 && issuer.profile() != Profile.L2) {
            throw new TokenRefused(
                    Code.TOKEN_MALFORMED, "the token inside the outer token is no actor token.");
        }
        requireSame(
                outer.claims().text("iss"),
                actor.claims().text("nameid"),
                Code.TOKEN_DELEGATION,
                "the outer token's issuer is not the actor token's application.");
        requireSame(
                outer.claims().text("aud"),
                actor.claims().text("aud"),
                Code.TOKEN_AUDIENCE,
                "the outer token's audience is not the actor token's.");
        requireDelegation(actor);
        passed.add("the outer token is bound to its actor token, which may speak for people");
    }

    private static void requireSame(
            Optional<String> outer, Optional<String> actor, Code code, String cause)
            throws TokenRefused {
        if (outer.isEmpty() || !outer.equals(actor)) {
            throw new TokenRefused(code, cause);
        }
    }

    private static void requireDelegation(CompactToken actor) throws TokenRefused {
        if (!actor.claims().flag("trustedfordelegation").orElse(false)) {
            throw new TokenRefused(
                    Code.TOKEN_DELEGATION, "its actor token is not trusted for delegation.");
        }
    }
}
