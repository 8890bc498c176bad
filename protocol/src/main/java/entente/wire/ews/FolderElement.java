package entente.wire.ews;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/// A folder as an answer tells of it (MS-OXWSFOLD 2.2.4.6 `FolderType`).
///
/// `name` is the well-known one, such as `inbox`, where it has one; `containerClass` is such as `IPF.Note`, or empty; `items` is what it holds itself;
/// `made` is when it
/// came to be, `changed` the last change to it or to what it holds; `rights` are those of the person who asks.
public record FolderElement(
        Id id,
        Optional<Id> parent,
        Optional<String> name,
        String displayName,
        String containerClass,
        int items,
        OptionalInt unread,
        int children,
        Instant made,
        Instant changed,
        Rights rights) {
    /// An id as clients see it, opaque to them.
    public record Id(String id, String changeKey) {}

    /// What may be done with a folder: make folders in it; rename, move and delete it. Who asks may read what is told.
    public record Rights(boolean makeFolders, boolean change) {}

    /// What the folder's class makes of it.
    Kind kind() {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.isOf(containerClass))
                .findFirst()
                .orElse(Kind.FOLDER);
    }

    /// `element` is what it is written as; `counted` is whether that can say how many items are unread.
    public enum Kind {
        FOLDER("Folder", "IPF.Note", true),
        CALENDAR("CalendarFolder", "IPF.Appointment", false),
        CONTACTS("ContactsFolder", "IPF.Contact", false),
        TASKS("TasksFolder", "IPF.Task", true);

        private final String element;
        private final String root;
        private final boolean counted;

        Kind(String element, String root, boolean counted) {
            this.element = element;
            this.root = root;
            this.counted = counted;
        }

        /// The kind that is written as that; empty for search folders and for what is no folder.
        static Optional<Kind> of(String element) {
            return Arrays.stream(values()).filter(kind -> kind.element.equals(element)).findFirst();
        }

        /// Whether that class is this kind's, or one below it.
        private boolean isOf(String folderClass) {
            return folderClass.equalsIgnoreCase(root)
                    || folderClass.regionMatches(true, 0, root + ".", 0, root.length() + 1);
        }

        String element() {
            return "t:" + element;
        }

        boolean counted() {
            return counted;
        }
    }
}
