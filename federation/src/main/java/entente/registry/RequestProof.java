package entente.registry;

import entente.digest.Sha256;
import entente.problem.Code;
import entente.registry.RegistrationDesk.Sent;
import entente.wire.jwt.SignedRequest;
import entente.wire.jwt.TokenMalformed;
import java.time.Duration;
import java.time.Instant;

/// That a request is signed, was made for this very URL just now, and is used for the first time.
final class RequestProof {
    private static final Duration SKEW = Duration.ofMinutes(5);

    private RequestProof() {}

    static SignedRequest check(Sent sent, Registrations registrations) throws RegistrationRefused {
        var request = read(sent.body());
        if (!request.claims().text("aud").filter(sent.url()::equals).isPresent()) {
            throw stale("The request is not addressed to %s.".formatted(sent.url()));
        }
        var until = until(request, sent.now());
        var jti =
                request.claims()
                        .text("jti")
                        .filter(name -> !name.isBlank())
                        .orElseThrow(() -> malformed("The request has no jti."));
        var name = Sha256.of(request.sender().x5tS256() + " " + jti);
        if (!registrations.use(name, until, sent.now())) {
            throw stale("The request was sent before.");
        }
        return request;
    }

    private static SignedRequest read(String body) throws RegistrationRefused {
        try {
            return SignedRequest.read(body.strip());
        } catch (TokenMalformed malformed) {
            throw malformed("The request cannot be taken: %s.".formatted(malformed.getMessage()));
        }
    }

    /// Until when it could be sent again.
    private static Instant until(SignedRequest request, Instant now) throws RegistrationRefused {
        var from = time(request, "iat");
        var until = time(request, "exp");
        if (until.isAfter(from.plus(SignedRequest.LONGEST_LIFE))
                || from.isAfter(now.plus(SKEW))
                || !now.isBefore(until.plus(SKEW))) {
            throw stale("The request is not of this time; it is now %s here.".formatted(now));
        }
        return until.plus(SKEW);
    }

    private static Instant time(SignedRequest request, String claim) throws RegistrationRefused {
        try {
            return request.claims()
                    .time(claim)
                    .orElseThrow(() -> malformed("The request has no %s.".formatted(claim)));
        } catch (TokenMalformed noTime) {
            throw malformed("The request's %s is no time.".formatted(claim));
        }
    }

    static RegistrationRefused malformed(String sentence) {
        return new RegistrationRefused(Code.REGISTRATION_MALFORMED, sentence);
    }

    private static RegistrationRefused stale(String sentence) {
        return new RegistrationRefused(Code.REGISTRATION_STALE, sentence);
    }
}
