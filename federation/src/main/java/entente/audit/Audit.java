package entente.audit;

import entente.problem.Code;
import entente.problem.Refusal;

/// Where it is told what a server did.
@FunctionalInterface
public interface Audit {
    /// Puts an event on record. What is durable ([AuditEvent#durable]) is on disk when this returns, everything else soon after.
    ///
    /// False where it cannot be kept: whoever was about to act on it, or to answer, must then refuse.
    boolean record(AuditEvent event);

    /// Whether events can be kept now.
    default boolean keeps() {
        return true;
    }

    /// Why something is refused that would not be on record.
    static Refusal notKept() {
        return Refusal.of(Code.AUDIT_NOT_KEPT);
    }
}
