package entente.question;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/// A mail domain or host name: case-folded, in its ASCII form (IDNA), without a trailing dot.
public record Domain(String name) {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    public Domain {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a domain name: " + name);
        }
    }

    /// Reads a domain as people write it; empty when it is none.
    public static Optional<Domain> parse(String text) {
        if (isName(text)) {
            return Optional.of(new Domain(text));
        }
        try {
            var ascii = IDN.toASCII(text.strip(), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            var bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return isName(bare) ? Optional.of(new Domain(bare)) : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /// Labels of letters, digits and inner hyphens (RFC 1123 2.1), the first also with underscores, as service names have. Read
    /// character by character: every address of every request comes through here.
    private static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        var labelStart = 0;
        for (var at = 0; at <= text.length(); at++) {
            if (at == text.length() || text.charAt(at) == '.') {
                if (!isLabel(text, labelStart, at)) {
                    return false;
                }
                labelStart = at + 1;
            }
        }
        return true;
    }

    private static boolean isLabel(String text, int start, int end) {
        if (start == end || end - start > LONGEST_LABEL) {
            return false;
        }
        for (var at = start; at < end; at++) {
            var c = text.charAt(at);
            var edge = at == start || at == end - 1;
            if (!isLetterOrDigit(c) && !(c == '-' && !edge) && !(c == '_' && start == 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
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
