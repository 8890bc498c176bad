package entente.wire.jwt;

import java.util.Locale;
import java.util.Optional;

/// A tenant: a domain name or a GUID, 1 to 253 characters, compared exactly. Never `*`.
public record Realm(String name) {
    private static final int LONGEST = 253;

    public Realm {
        if (!isName(name)) {
            throw new IllegalArgumentException("a realm is a domain name or a GUID");
        }
    }

    /// Reads a realm; empty when it is none.
    public static Optional<Realm> parse(String text) {
        return isName(text) ? Optional.of(new Realm(text)) : Optional.empty();
    }

    /// The text itself where it is a realm in lower case, as those are that administrators set down.
    public static Optional<String> parseLowerCase(String text) {
        return Optional.of(text)
                .filter(Realm::isName)
                .filter(text.toLowerCase(Locale.ROOT)::equals);
    }

    // Character by character, and without a pattern: each token has its realms read several times.
    static boolean isName(String text) {
        return !text.isEmpty() && isLetterOrDigit(text.charAt(0)) && isHost(text);
    }

    /// Letters, digits, dots, underscores and hyphens in any order, 1 to 253 of them.
    static boolean isHost(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return name;
    }
}
