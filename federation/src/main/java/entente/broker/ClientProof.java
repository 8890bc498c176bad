package entente.broker;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.Header;
import entente.wire.jwt.TokenMalformed;
import entente.wire.jwt.TokenMalformed.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// Whether an assertion proves who sent it (RFC 7523 3): signed by a registered key, in time, and with a name of its own.
final class ClientProof {
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);
    private static final int MOST_IN_JTI = 256;

    private ClientProof() {}

    static CompactToken read(String text) throws GrantRefused {
        try {
            return CompactToken.parseAssertion(text);
        } catch (TokenMalformed malformed) {
            throw malformed.part() == Part.ALGORITHM
                    ? new GrantRefused(
                            Code.GRANT_CLIENT_INVALID, "the assertion: " + malformed.getMessage())
                    : new GrantRefused(
                            Code.GRANT_REQUEST_INVALID, "the assertion: " + malformed.getMessage());
        }
    }

    /// Only the client's own keys count, and of those only the ones that the header means and whose certificates hold.
    static void requireSignature(CompactToken assertion, ServicePrincipal client, Instant now)
            throws GrantRefused {
        var signed =
                client.keys().stream()
                        .filter(key -> key.namedBy(assertion.header()))
                        .filter(key -> key.validAt(now))
                        .anyMatch(key -> key.verifies(assertion));
        if (!signed) {
            throw refused(
                    assertion, "not signed by a key of " + client.name() + " that is valid now");
        }
    }

    /// Valid now, give or take a minute, and for ten minutes at most; returns the last moment at which it would pass.
    static Instant requireTimes(CompactToken assertion, Instant now) throws GrantRefused {
        try {
            var claims = assertion.claims();
            var until = claims.time("exp").orElseThrow(() -> stale("it has no exp"));
            var issued = claims.time("iat").orElse(now);
            var from = claims.time("nbf").orElse(issued);
            if (!now.isBefore(until.plus(SKEW))) {
                throw stale("it expired at " + until);
            }
            if (from.isAfter(now.plus(SKEW)) || issued.isAfter(now.plus(SKEW))) {
                throw stale("it begins later, at " + from);
            }
            if (Duration.between(from, until).compareTo(LONGEST_LIFE) > 0) {
                throw stale("it lasts longer than 10 minutes");
            }
            return until.plus(SKEW);
        } catch (TokenMalformed malformed) {
            throw new GrantRefused(
                    Code.GRANT_REQUEST_INVALID, "the assertion: " + malformed.getMessage());
        }
    }

    private static GrantRefused stale(String cause) {
        return new GrantRefused(Code.GRANT_ASSERTION_STALE, "the assertion: " + cause);
    }

    /// The name by which an assertion is used once.
    static String requireName(CompactToken assertion) throws GrantRefused {
        return assertion
                .claims()
                .text("jti")
                .filter(jti -> !jti.isBlank() && jti.length() <= MOST_IN_JTI)
                .orElseThrow(() ->
                        new GrantRefused(
                                Code.GRANT_REQUEST_INVALID,
                                "the assertion has no jti of 1 to 256 characters"));
    }

    /// One answer for an unknown client, a strange realm and a bad signature, so that nobody learns who is registered. It names
    /// the key that was used, for that is what the client's administrator has to compare.
    static GrantRefused refused(CompactToken assertion, String cause) {
        var sentence =
                Code.GRANT_CLIENT_INVALID.sentence()
                        + " Thumbprint of the key used: "
                        + thumbprint(assertion.header())
                        + ".";
        return new GrantRefused(Refusal.of(Code.GRANT_CLIENT_INVALID, cause).saying(sentence));
    }

    private static String thumbprint(Header header) {
        return header.x5t()
                .or(header::x5tS256)
                .flatMap(ClientProof::hex)
                .or(header::kid)
                .map(Quoted::of)
                .orElse("none named");
    }

    /// As administrators see it in the list of their certificates.
    private static Optional<String> hex(String base64Url) {
        try {
            return Optional.of(
                    HexFormat.of()
                            .withUpperCase()
                            .formatHex(Base64.getUrlDecoder().decode(base64Url)));
        } catch (IllegalArgumentException noThumbprint) {
            return Optional.empty();
        }
    }
}
