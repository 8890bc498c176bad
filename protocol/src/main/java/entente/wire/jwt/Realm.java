package entente.wire.jwt;

import java.util.Optional;
import java.util.regex.Pattern;

/// A tenant: a domain name or a GUID, 1 to 253 characters, compared exactly. Never `*`.
public record Realm(String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");

    public Realm {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a realm is a domain name or a GUID");
        }
    }

    /// Reads a realm; empty when it is none.
    public static Optional<Realm> parse(String text) {
        return NAME.matcher(text).matches() ? Optional.of(new Realm(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
