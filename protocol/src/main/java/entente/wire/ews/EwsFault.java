package entente.wire.ews;

import entente.problem.Refusal;

/// A whole EWS request refused: the refusal's code has a [entente.problem.Wire.Fault] form.
public final class EwsFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public EwsFault(Refusal refusal) {
        super(refusal.code() + ": " + refusal.sentence());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
