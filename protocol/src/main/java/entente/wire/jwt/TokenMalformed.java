package entente.wire.jwt;

/// A token that is not one. The message says which part and why; nothing of the token is in it.
public final class TokenMalformed extends Exception {
    private static final long serialVersionUID = 1L;

    /// Where it is wrong.
    public enum Part {
        /// Size, segments, alphabet.
        SHAPE,
        /// The first segment.
        HEADER,
        /// The header's `alg`, or a signature that is there or not against it.
        ALGORITHM,
        /// The second segment.
        CLAIMS
    }

    private final Part part;

    TokenMalformed(Part part, String message) {
        super(message);
        this.part = part;
    }

    public Part part() {
        return part;
    }
}
