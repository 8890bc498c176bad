package entente.wire.ews;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// A folder as an answer tells of it (MS-OXWSFOLD 2.2.4.6 `FolderType`).
///
/// `name` is the well-known one, such as `inbox`; `containerClass` is such as `IPF.Note`, or empty; `items` is what it holds itself;
/// `changed` is the last change to it or to what it holds.
public record FolderElement(
        Id id,
        Optional<Id> parent,
        String name,
        String displayName,
        String containerClass,
        int items,
        OptionalInt unread,
        int children,
        Instant changed) {
    /// An id as clients see it, opaque to them.
    public record Id(String id, String changeKey) {}

    /// What the folder's class makes of it.
    Kind kind() {
        return switch (containerClass) {
            case "IPF.Appointment" -> Kind.CALENDAR;
            case "IPF.Contact" -> Kind.CONTACTS;
            case "IPF.Task" -> Kind.TASKS;
            default -> Kind.FOLDER;
        };
    }

    /// `element` is what it is written as; `counted` is whether that can say how many items are unread.
    enum Kind {
        FOLDER("t:Folder", true),
        CALENDAR("t:CalendarFolder", false),
        CONTACTS("t:ContactsFolder", false),
        TASKS("t:TasksFolder", true);

        private final String element;
        private final boolean counted;

        Kind(String element, boolean counted) {
            this.element = element;
            this.counted = counted;
        }

        String element() {
            return element;
        }

        boolean counted() {
            return counted;
        }
    }
}
