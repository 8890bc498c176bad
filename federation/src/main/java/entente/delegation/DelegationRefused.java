package entente.delegation;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.seal.SealBroken;

/// Ends the checks of one message at the first that fails. Never leaves this chapter: [DelegationVerifier] turns it into a verdict.
final class DelegationRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 160;

    private final transient Refusal why;
    private final boolean proven;

    private DelegationRefused(Refusal why, boolean proven) {
        super(why.code().name(), null, false, false);
        this.why = why;
        this.proven = proven;
    }

    /// Of a message that may be anybody's.
    static DelegationRefused of(Code code, String cause) {
        return new DelegationRefused(Refusal.of(code, cause), false);
    }

    /// Of a message that may be anybody's, for a flaw in its seals.
    static DelegationRefused of(Code code, SealBroken broken) {
        return of(code, broken.flaw() + ": " + broken.getMessage());
    }

    /// Of a message whose token and signature hold: a partner's mistake.
    static DelegationRefused ofPartner(Code code, String cause) {
        return new DelegationRefused(Refusal.of(code, cause), true);
    }

    /// The same with a remedy that names the very thing to change.
    DelegationRefused mendedBy(String remedy) {
        return new DelegationRefused(why.mendedBy(remedy), proven);
    }

    Refusal why() {
        return why;
    }

    /// Whether the sender had proved to hold the token's key.
    boolean proven() {
        return proven;
    }

    /// What a stranger wrote, made fit for a log: one line, cut short.
    static String quoted(String strange) {
        var cut = strange.length() > MOST_SHOWN ? strange.substring(0, MOST_SHOWN) + "…" : strange;
        return "\"" + cut.replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
