package entente.wire.mime;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an attachment's file is called. A name is one file's, in no folder: nothing of it can lead elsewhere or hide what follows.
final class AttachmentName {
    private static final int LONGEST = 255;
    private static final int LONGEST_EXTENSION = 16;

    private static final Pattern SLASH = Pattern.compile("[/\\\\]");
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    // Control characters, those that turn the direction of what follows (U+202A to U+202E, U+2066
    // to U+2069), and halves of characters.
    private static final Pattern HIDDEN =
            Pattern.compile(
                    "[\\p{Cntrl}\\x80-\\x9f\\u2028-\\u202e\\u2066-\\u2069\\u200e\\u200f\\ufeff\\p{Cs}]");

    private static final Map<String, String> EXTENSIONS =
            Map.ofEntries(
                    Map.entry("text/plain", ".txt"),
                    Map.entry("text/html", ".html"),
                    Map.entry("text/calendar", ".ics"),
                    Map.entry("text/vcard", ".vcf"),
                    Map.entry("image/png", ".png"),
                    Map.entry("image/jpeg", ".jpg"),
                    Map.entry("image/gif", ".gif"),
                    Map.entry("application/pdf", ".pdf"),
                    Map.entry("application/zip", ".zip"),
                    Map.entry("application/pkcs7-mime", ".p7m"),
                    Map.entry("application/x-pkcs7-mime", ".p7m"),
                    Map.entry("application/pkcs7-signature", ".p7s"),
                    Map.entry("application/x-pkcs7-signature", ".p7s"),
                    Map.entry("message/rfc822", ".eml"),
                    Map.entry("message/delivery-status", ".txt"),
                    Map.entry("message/disposition-notification", ".txt"),
                    Map.entry("text/rfc822-headers", ".txt"));

    private AttachmentName() {}

    /// The one that the part itself gives; empty where it gives none that could be a file's.
    static Optional<String> given(Part part) {
        return part.disposition()
                .get("filename")
                .map(AttachmentName::harmless)
                .filter(name -> !name.isEmpty())
                .or(() -> part.contentType().get("name").map(AttachmentName::harmless))
                .filter(name -> !name.isEmpty());
    }

    /// The one that the part gives, or for a message one of its subject, or one made up by its type and number.
    static String of(Part.Leaf part, int number) {
        return given(part)
                .or(() -> part.subject().flatMap(AttachmentName::ofSubject))
                .orElseGet(() -> madeUp(part.type(), number));
    }

    private static Optional<String> ofSubject(String subject) {
        var name = harmless(SLASH.matcher(subject).replaceAll("-"));
        return name.isEmpty() ? Optional.empty() : Optional.of(harmless(name + ".eml"));
    }

    static String madeUp(String type, int number) {
        return "attachment" + number + EXTENSIONS.getOrDefault(type, ".bin");
    }

    /// A name with nothing in it that a file's has not, of 255 characters at most; empty where nothing is left.
    static String harmless(String name) {
        var visible = HIDDEN.matcher(name).replaceAll("");
        var bare = FOLDERS.matcher(visible).replaceFirst("").strip();
        return bare.chars().allMatch(c -> c == '.') ? "" : shortened(bare).strip();
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var extension =
                dot < 0 || name.length() - dot > LONGEST_EXTENSION ? "" : name.substring(dot);
        var end = LONGEST - extension.length();
        end = Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
        return name.substring(0, end) + extension;
    }
}
