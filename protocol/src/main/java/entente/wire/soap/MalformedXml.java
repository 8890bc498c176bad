package entente.wire.soap;

/// A document that cannot be read as what it should be. The message names the path and the line, both safe to show to its sender.
public final class MalformedXml extends Exception {
    private static final long serialVersionUID = 1L;

    private final String complaint;
    private final int line;
    private final boolean tooLarge;

    MalformedXml(String message, int line, boolean tooLarge) {
        super(message);
        this.complaint = message;
        this.line = line;
        this.tooLarge = tooLarge;
    }

    /// The message: what is wrong, and where.
    public String complaint() {
        return complaint;
    }

    /// The 1-based line at which reading stopped.
    public int line() {
        return line;
    }

    /// Whether the document is refused for its length alone.
    public boolean tooLarge() {
        return tooLarge;
    }
}
