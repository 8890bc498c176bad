package entente.wire.jwt;

/// A document of keys that cannot be used. The message says why, for our administrator.
public final class MetadataMalformed extends Exception {
    private static final long serialVersionUID = 1L;

    MetadataMalformed(String message) {
        super(message);
    }
}
