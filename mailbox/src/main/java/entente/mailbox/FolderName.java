package entente.mailbox;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// What a folder is called: 1 to [#LONGEST] characters (UTF-16), none of them a control character. A `/` is a character like others.
public record FolderName(String text) {
    public static final int LONGEST = 255;

    public FolderName {
        if (!FolderText.isLine(text, LONGEST)) {
            throw new IllegalArgumentException("this is no name of a folder");
        }
    }

    public static Optional<FolderName> parse(String text) {
        var stripped = text.strip();
        return FolderText.isLine(stripped, LONGEST)
                ? Optional.of(new FolderName(stripped))
                : Optional.empty();
    }

    /// Whether both count as one name.
    public boolean isSameAs(FolderName other) {
        return folded().equals(other.folded());
    }

    /// The same for all spellings that count as one name: in whatever case, and composed or not.
    String folded() {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /// This name with a number behind it, cut where it would be too long.
    FolderName numbered(int number) {
        var suffix = " (%d)".formatted(number);
        var end = Math.min(text.length(), LONGEST - suffix.length());
        var whole = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return new FolderName(text.substring(0, whole) + suffix);
    }
}
