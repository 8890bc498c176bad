package entente.question;

import java.util.Locale;
import java.util.Optional;

/// An SMTP address: local part and domain, both case-folded, so that equal addresses are equal records.
public record Address(String local, Domain domain) {
    private static final int LONGEST_LOCAL = 64;
    private static final String NOT_IN_LOCAL = "@\"<>(),;:\\[]";

    public Address {
        if (!isLocal(local)) {
            throw new IllegalArgumentException("not the local part of an address");
        }
        local = local.toLowerCase(Locale.ROOT);
    }

    /// Reads `local@domain`, with or without `smtp:` before it; empty when it is no address.
    public static Optional<Address> parse(String text) {
        var bare = text.strip();
        if (bare.regionMatches(true, 0, "smtp:", 0, 5)) {
            bare = bare.substring(5);
        }
        var at = bare.lastIndexOf('@');
        if (at < 1 || bare.length() > 320) {
            return Optional.empty();
        }
        var local = bare.substring(0, at);
        return isLocal(local)
                ? Domain.parse(bare.substring(at + 1)).map(domain -> new Address(local, domain))
                : Optional.empty();
    }

    private static boolean isLocal(String text) {
        if (text.isEmpty() || text.length() > LONGEST_LOCAL) {
            return false;
        }
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c <= ' ' || c == 0x7f || NOT_IN_LOCAL.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    /// An address that is known to be one, such as a constant or a checked setting.
    public static Address of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
