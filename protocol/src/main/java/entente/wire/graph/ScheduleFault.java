package entente.wire.graph;

import entente.problem.Refusal;

/// A request for schedules that cannot be read, refused as a whole.
public final class ScheduleFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    ScheduleFault(Refusal refusal) {
        super(refusal.code() + ": " + refusal.sentence());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
