package entente.settings;

/// A secret as a [Safe] keeps it: a JSON Web Encryption in compact form (RFC 7516), worth nothing without the safe's key.
public record LockedSecret(String jwe) {
    /// Never the secret, and not its encrypted form either.
    @Override
    public String toString() {
        return "a locked secret";
    }
}
