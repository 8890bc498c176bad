package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Octets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Messages that nobody wrote by hand, which nothing answers by itself (RFC 3834).
public final class AutomaticMail {
    private static final int LONGEST_VALUE = 1_000;

    // RFC 3834, 2: what mailing lists send, and what the header of a report says of its sender.
    private static final Set<String> OF_LISTS =
            Set.of("list-id", "list-help", "list-post", "list-unsubscribe", "list-subscribe");
    private static final Set<String> PRECEDENCES = Set.of("bulk", "list", "junk");

    private AutomaticMail() {}

    /// Whether a message is one, or says that it wants no automatic reply: by `Auto-Submitted`, `Precedence`, an empty `Return-Path`, the fields of mailing lists (RFC 2369, RFC 2919), or
    /// `X-Auto-Response-Suppress` (MS-OXCMAIL 2.1.3.2.20).
    public static boolean isOne(Octets source) {
        var start = MessageStart.of(source).bytes();
        return HeaderRun.of(start).stream()
                .anyMatch(field -> says(field.name(), value(start, field)));
    }

    private static boolean says(String name, String value) {
        return switch (name) {
            case "auto-submitted" -> !value.equals("no") && !value.startsWith("no;");
            case "precedence" -> PRECEDENCES.contains(value);
            case "return-path" -> value.equals("<>");
            case "x-auto-response-suppress" ->
                    Arrays.stream(value.split(",", -1))
                            .map(String::strip)
                            .anyMatch(each -> each.equals("oof") || each.equals("all"));
            default -> OF_LISTS.contains(name);
        };
    }

    /// The message as an automatic reply: no other is given to it.
    public static Octets marked(Octets source) {
        var lines =
                new HeaderLines()
                        .structured("Auto-Submitted", "auto-replied")
                        .structured("X-Auto-Response-Suppress", "All");
        return Octets.joined(List.of(Octets.of(lines.toString().getBytes(UTF_8)), source));
    }

    private static String value(byte[] source, HeaderRun.Field field) {
        var length = Math.min(field.to() - field.from(), LONGEST_VALUE);
        var line = Bytes.text(source, field.from(), length);
        var value = line.substring(line.indexOf(':') + 1).replaceAll("\\s+", " ").strip();
        return value.toLowerCase(Locale.ROOT).replaceAll(" ?; ?", ";");
    }
}
