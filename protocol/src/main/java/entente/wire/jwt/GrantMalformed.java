package entente.wire.jwt;

/// A token request, or the answer to one, that is not one. The message names the part and quotes nothing.
public final class GrantMalformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean grantUnknown;

    private GrantMalformed(String message, boolean grantUnknown) {
        super(message);
        this.grantUnknown = grantUnknown;
    }

    static GrantMalformed because(String message) {
        return new GrantMalformed(message, false);
    }

    static GrantMalformed unknownGrant() {
        return new GrantMalformed("the grant_type is not one that is offered", true);
    }

    /// Whether the request is well-formed and asks for a kind of grant that nobody offers (RFC 6749 5.2, `unsupported_grant_type`).
    public boolean grantUnknown() {
        return grantUnknown;
    }
}
