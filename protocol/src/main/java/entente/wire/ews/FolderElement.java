package entente.wire.ews;

import entente.item.Properties;
import entente.wire.soap.XmlWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/// A folder as an answer tells of it (MS-OXWSFOLD 2.2.4.6 `FolderType`).
///
/// `name` is the well-known one, such as `inbox`, where it has one; `containerClass` is such as `IPF.Note`, or empty; `items` is what it holds itself;
/// `made` is when it came to be, `changed` the last change to it, `contentsChanged` that of what it holds, and `newest` the highest number of an item that
/// ever was in it; `rights` are those of the person who asks, and `permissions` those of others, where she is told of them; `retention` is which retention tag what lies in it has, where that is asked for and there is one.
public record FolderElement(
        Id id,
        Optional<Id> parent,
        Optional<String> name,
        String displayName,
        Kind kind,
        String containerClass,
        int items,
        OptionalInt unread,
        int children,
        Instant made,
        Instant changed,
        Instant contentsChanged,
        int newest,
        Rights rights,
        Optional<PermissionSet> permissions,
        Optional<RetentionElement> retention) {
    /// A folder of which nothing is told of how long is kept what lies in it.
    public FolderElement(
            Id id,
            Optional<Id> parent,
            Optional<String> name,
            String displayName,
            Kind kind,
            String containerClass,
            int items,
            OptionalInt unread,
            int children,
            Instant made,
            Instant changed,
            Instant contentsChanged,
            int newest,
            Rights rights,
            Optional<PermissionSet> permissions) {
        this(
                id,
                parent,
                name,
                displayName,
                kind,
                containerClass,
                items,
                unread,
                children,
                made,
                changed,
                contentsChanged,
                newest,
                rights,
                permissions,
                Optional.empty());
    }

    /// The same folder, with what others may do with it.
    public FolderElement with(PermissionSet told) {
        return new FolderElement(
                id,
                parent,
                name,
                displayName,
                kind,
                containerClass,
                items,
                unread,
                children,
                made,
                changed,
                contentsChanged,
                newest,
                rights,
                Optional.of(told),
                retention);
    }

    /// The same folder, with the retention tag of what lies in it, if there is one.
    public FolderElement retained(Optional<RetentionElement> told) {
        return new FolderElement(
                id,
                parent,
                name,
                displayName,
                kind,
                containerClass,
                items,
                unread,
                children,
                made,
                changed,
                contentsChanged,
                newest,
                rights,
                permissions,
                told);
    }

    /// An id as clients see it, opaque to them.
    public record Id(String id, String changeKey) {
        void write(XmlWriter xml, String element) {
            xml.start(element).attribute("Id", id).attribute("ChangeKey", changeKey).end();
        }
    }

    /// What may be done with a folder: make folders in it, put items into it, change it, delete it, read what lies in it.
    public record Rights(
            boolean makeFolders, boolean fill, boolean change, boolean delete, boolean read) {}

    /// All of it that has a tag.
    public Properties properties() {
        return FolderFields.of(this);
    }

    /// `element` is what it is written as; `counted` is whether that can say how many items are unread.
    public enum Kind {
        FOLDER("Folder", true),
        CALENDAR("CalendarFolder", false),
        CONTACTS("ContactsFolder", false),
        TASKS("TasksFolder", true);

        private final String element;
        private final boolean counted;

        Kind(String element, boolean counted) {
            this.element = element;
            this.counted = counted;
        }

        /// The kind that is written as that; empty for search folders and for what is no folder.
        static Optional<Kind> of(String element) {
            return Arrays.stream(values()).filter(kind -> kind.element.equals(element)).findFirst();
        }

        String element() {
            return "t:" + element;
        }

        boolean counted() {
            return counted;
        }
    }
}
