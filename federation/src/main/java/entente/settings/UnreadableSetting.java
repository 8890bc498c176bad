package entente.settings;

/// A document that its kind cannot read. The message says which member, and quotes nothing of it.
public final class UnreadableSetting extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableSetting(String message) {
        super(message);
    }
}
