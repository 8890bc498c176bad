package entente.registry;

import entente.problem.Code;
import entente.problem.Refusal;
import java.time.Duration;
import java.util.Optional;

/// A check that failed and ends the sequence. Stays inside this chapter; [RegistrationDesk] turns it into an outcome.
final class RegistrationRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal why;
    private final transient Optional<Duration> retryAfter;

    private RegistrationRefused(Refusal why, Optional<Duration> retryAfter) {
        super(why.code().name(), null, false, false); // a refusal is ordinary: no stack trace
        this.why = why;
        this.retryAfter = retryAfter;
    }

    RegistrationRefused(Code code, String sentence) {
        this(Refusal.of(code).saying(sentence), Optional.empty());
    }

    static RegistrationRefused busy(Duration retryAfter) {
        return new RegistrationRefused(Refusal.of(Code.REGISTRATION_BUSY), Optional.of(retryAfter));
    }

    Refusal why() {
        return why;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
