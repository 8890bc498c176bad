package entente.broker;

import entente.problem.Code;
import entente.problem.Refusal;
import java.time.Duration;
import java.util.Optional;

/// A check that failed and ends the sequence. Stays inside this chapter; [Broker] turns it into an outcome.
final class GrantRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal why;
    private final transient Optional<Duration> retryAfter;

    private GrantRefused(Refusal why, Optional<Duration> retryAfter) {
        super(why.code().name(), null, false, false); // a refusal is ordinary: no stack trace
        this.why = why;
        this.retryAfter = retryAfter;
    }

    GrantRefused(Refusal why) {
        this(why, Optional.empty());
    }

    GrantRefused(Code code, String cause) {
        this(Refusal.of(code, cause));
    }

    static GrantRefused busy(String cause, Duration retryAfter) {
        return new GrantRefused(Refusal.of(Code.GRANT_BUSY, cause), Optional.of(retryAfter));
    }

    Refusal why() {
        return why;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
