package entente.sts;

import entente.problem.Code;
import entente.problem.Refusal;

/// A check that failed and ends the sequence. Stays inside this chapter; [DelegationIssuer] turns it into an outcome.
final class IssueRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal why;

    /// `cause` is for our log; nothing that a stranger wrote stands in it.
    IssueRefused(Code code, String cause) {
        super(code.name(), null, false, false); // a refusal is ordinary: no stack trace
        this.why = Refusal.of(code, cause);
    }

    Refusal why() {
        return why;
    }
}
