package entente.wire.mime;

import entente.item.Octets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a calendar entry within a message is about (RFC 5546, 1.4; RFC 5545, 3.2.12). Of the entry no more is read than that, and of it the first 256 KiB.
final class MeetingPart {
    private static final int LONGEST = 256 * 1024;
    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]");
    private static final Pattern METHOD =
            Pattern.compile("^METHOD:\\h*([A-Z]++)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern ANSWER =
            Pattern.compile(
                    "^ATTENDEE\\b.*?[;]PARTSTAT=\"?([A-Z-]++)",
                    Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private MeetingPart() {}

    /// The class of the message that it is in; empty where it asks, answers and calls off nothing.
    static Optional<String> itemClass(Octets source, Part.Leaf part) {
        var bytes = PartTree.bytes(source, part.number(), LONGEST);
        var text = FOLD.matcher(Bytes.text(bytes, 0, bytes.length)).replaceAll("");
        var method = part.contentType().get("method").or(() -> first(METHOD, text)).orElse("");
        return switch (method.toUpperCase(Locale.ROOT)) {
            case "REQUEST" -> Optional.of("IPM.Schedule.Meeting.Request");
            case "CANCEL" -> Optional.of("IPM.Schedule.Meeting.Canceled");
            case "REPLY" -> first(ANSWER, text).flatMap(MeetingPart::ofAnswer);
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofAnswer(String answer) {
        return switch (answer.toUpperCase(Locale.ROOT)) {
            case "ACCEPTED" -> Optional.of("IPM.Schedule.Meeting.Resp.Pos");
            case "TENTATIVE" -> Optional.of("IPM.Schedule.Meeting.Resp.Tent");
            case "DECLINED" -> Optional.of("IPM.Schedule.Meeting.Resp.Neg");
            default -> Optional.empty();
        };
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
