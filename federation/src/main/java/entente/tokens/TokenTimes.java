package entente.tokens;

import entente.problem.Code;
import entente.tokens.PartnerApplication.Profile;
import entente.wire.jwt.Claims;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.TokenMalformed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a token is good: from `start` to `end`, half-open, each with one skew and never two (RFC 7519, 4.1.4 to 4.1.6).
///
/// `issued` is when it was made; its life is counted from there, or from `start` where it does not say.
record TokenTimes(Optional<Instant> start, Optional<Instant> issued, Instant end) {
    /// The longest life of what a requestor makes itself: an outer token, a token that names the person.
    static final Duration LONGEST_OUTER = Duration.ofMinutes(5);

    /// The times of the part that an issuer signed, good at `now`.
    static TokenTimes ofSigned(
            CompactToken signed,
            TokenIssuer issuer,
            Instant now,
            Duration skew,
            PassedChecks passed)
            throws TokenRefused {
        var times = read(signed.claims());
        var firstNeeded =
                switch (issuer.profile()) {
                    case L1, L2 -> times.start;
                    case N1, N2 -> times.issued; // RFC 9068, 2.2
                };
        if (firstNeeded.isEmpty()) {
            throw untimely("it does not say from when on it is good.");
        }
        times.requireNow(now, skew);
        passed.add("now lies within its times");
        return times;
    }

    /// Refuses an actor or access token that lives longer than the partner's may, and a person's that lives longer than one call.
    void requireLifetime(TokenIssuer issuer, PartnerApplication partner, PassedChecks passed)
            throws TokenRefused {
        var most = issuer.profile() == Profile.N1 ? LONGEST_OUTER : partner.maxActorLifetime();
        requireAtMost(most);
        passed.add("it lives no longer than " + most);
    }

    /// The times of an outer token: good at `now`, short, and not beyond those of the actor token inside, which are these.
    TokenTimes ofOuter(CompactToken outer, Instant now, Duration skew, PassedChecks passed)
            throws TokenRefused {
        var times = read(outer.claims());
        var begin = times.start.orElseThrow(() -> untimely("the outer token has no nbf."));
        times.requireNow(now, skew);
        times.requireAtMost(LONGEST_OUTER);
        if (times.end.isAfter(end)) {
            throw untimely("the outer token outlives its actor token.");
        }
        if (start.isPresent() && begin.isBefore(start.get().minus(skew))) {
            throw untimely("the outer token is older than its actor token.");
        }
        passed.add("the outer token's times lie within the actor token's");
        return times;
    }

    private static TokenTimes read(Claims claims) throws TokenRefused {
        try {
            var end = claims.time("exp").orElseThrow(() -> untimely("it has no exp."));
            return new TokenTimes(claims.time("nbf"), claims.time("iat"), end);
        } catch (TokenMalformed malformed) {
            throw new TokenRefused(Code.TOKEN_MALFORMED, malformed.getMessage() + ".");
        }
    }

    private void requireNow(Instant now, Duration skew) throws TokenRefused {
        if (!now.isBefore(end.plus(skew))) {
            throw untimely("it ended at %s; it is %s.".formatted(end, now));
        }
        if (start.isPresent() && now.isBefore(start.get().minus(skew))) {
            throw untimely("it begins at %s; it is %s.".formatted(start.get(), now));
        }
        if (issued.isPresent() && now.isBefore(issued.get().minus(skew))) {
            throw untimely("it was made at %s; it is %s.".formatted(issued.get(), now));
        }
    }

    private void requireAtMost(Duration most) throws TokenRefused {
        var made = issued.or(() -> start).orElse(end);
        if (end.isAfter(made.plus(most))) {
            throw untimely("it lives from %s to %s, longer than %s.".formatted(made, end, most));
        }
    }

    private static TokenRefused untimely(String cause) {
        return new TokenRefused(Code.TOKEN_TIMES, cause);
    }
}
