package entente.tokens;

import entente.problem.Code;
import entente.trace.Trace;
import entente.wire.jwt.CompactToken;
import java.time.Instant;

/// Whether an outer token may be without a signature, and whose key signed it if it has one.
///
/// Looked at last, when the actor token has proved which partner this is: the partner's registration decides, not the header.
final class OuterSignature {
    private OuterSignature() {}

    static void check(
            CompactToken outer,
            PartnerApplication partner,
            SignerKeys keys,
            Instant now,
            Trace trace,
            PassedChecks passed)
            throws TokenRefused {
        if (!outer.unsigned()) {
            requireSignedBy(partner, outer, keys, now, trace);
            passed.add("the outer token is signed by " + partner.name());
        } else if (partner.requireSignedOuter()) {
            throw new TokenRefused(
                    Code.TOKEN_MALFORMED, partner.name() + " must sign its outer tokens.");
        } else {
            passed.add(partner.name() + " may send outer tokens unsigned");
        }
    }

    private static void requireSignedBy(
            PartnerApplication partner,
            CompactToken outer,
            SignerKeys keys,
            Instant now,
            Trace trace)
            throws TokenRefused {
        var published = partner.metadataUrl().map(url -> KeySource.of(partner, url));
        if (published.isEmpty()) {
            throw TokenRefused.notGenuine("no keys are registered for " + partner.name() + ".");
        }
        if (keys.named(published.get(), outer.header(), now, trace).stream()
                .noneMatch(key -> key.verifies(outer))) {
            throw TokenRefused.notGenuine(
                    "none of the keys of " + partner.name() + " signed the outer token.");
        }
    }
}
