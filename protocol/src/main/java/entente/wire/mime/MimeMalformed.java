package entente.wire.mime;

/// Bytes that are no message. What the message says is safe to show to whoever sent them.
public final class MimeMalformed extends Exception {
    private static final long serialVersionUID = 1L;

    MimeMalformed(String message) {
        super(message);
    }
}
