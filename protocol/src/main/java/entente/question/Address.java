package entente.question;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An SMTP address: local part and domain, both case-folded, so that equal addresses are equal records.
public record Address(String local, Domain domain) {
    private static final Pattern LOCAL =
            Pattern.compile("[^\\s@\"<>(),;:\\\\\\[\\]\\p{Cntrl}]{1,64}");

    public Address {
        if (!LOCAL.matcher(local).matches()) {
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
        return LOCAL.matcher(local).matches()
                ? Domain.parse(bare.substring(at + 1)).map(domain -> new Address(local, domain))
                : Optional.empty();
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
