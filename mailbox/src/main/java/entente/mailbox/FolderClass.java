package entente.mailbox;

import java.util.Arrays;
import java.util.Optional;

/// What a folder is for (PidTagContainerClass), such as `IPF.Note`, kept as it was sent: 1 to [#LONGEST] characters.
public record FolderClass(String text) {
    public static final int LONGEST = 255;
    public static final FolderClass NOTE = new FolderClass("IPF.Note");

    /// What clients treat alike. A folder is of one kind for as long as it is there.
    public enum Kind {
        CALENDAR("IPF.Appointment"),
        CONTACTS("IPF.Contact"),
        TASKS("IPF.Task"),
        MAIL("IPF.Note");

        private final String root;

        Kind(String root) {
            this.root = root;
        }

        /// The class of such a folder of which nothing more is said.
        public FolderClass usual() {
            return new FolderClass(root);
        }

        private boolean holds(String text) {
            return text.equalsIgnoreCase(root)
                    || text.regionMatches(true, 0, root + ".", 0, root.length() + 1);
        }
    }

    public FolderClass {
        if (!FolderText.isLine(text, LONGEST)) {
            throw new IllegalArgumentException("this is no class of a folder");
        }
    }

    public static Optional<FolderClass> parse(String text) {
        var stripped = text.strip();
        return FolderText.isLine(stripped, LONGEST)
                ? Optional.of(new FolderClass(stripped))
                : Optional.empty();
    }

    /// Mail, where it is no other: also notes, journals, and what a client made up.
    public Kind kind() {
        return kindOf(text);
    }

    static Kind kindOf(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.holds(text))
                .findFirst()
                .orElse(Kind.MAIL);
    }
}
