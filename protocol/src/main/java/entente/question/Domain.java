package entente.question;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mail domain or host name: case-folded, in its ASCII form (IDNA), without a trailing dot.
public record Domain(String name) {
    private static final Pattern NAME =
            Pattern.compile(
                    "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    public Domain {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a domain name: " + name);
        }
    }

    /// Reads a domain as people write it; empty when it is none.
    public static Optional<Domain> parse(String text) {
        try {
            var ascii = IDN.toASCII(text.strip(), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            var bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return NAME.matcher(bare).matches() ? Optional.of(new Domain(bare)) : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /// A domain that is known to be one, such as a constant or a checked setting.
    public static Domain of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("not a domain name: " + text));
    }

    @Override
    public String toString() {
        return name;
    }
}
