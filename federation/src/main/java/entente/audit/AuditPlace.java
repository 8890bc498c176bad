package entente.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/// A place in the record, between two lines: so many octets into a file. In text, `file:octets`.
public record AuditPlace(long file, long octets) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,12}):(\\d{1,15})");

    public static final AuditPlace START = new AuditPlace(0, 0);

    public static Optional<AuditPlace> parse(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? Optional.of(
                        new AuditPlace(
                                Long.parseLong(match.group(1)), Long.parseLong(match.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return file + ":" + octets;
    }
}
