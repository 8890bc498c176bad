package entente.wire.seal;

/// A seal that does not hold. The message is for our log: it names elements and algorithms, never a value or a key.
public final class SealBroken extends Exception {
    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    public SealBroken(Flaw flaw, String message) {
        super(message);
        this.flaw = flaw;
    }

    public Flaw flaw() {
        return flaw;
    }
}
