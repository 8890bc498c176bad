package entente.mailbox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A folder that every mailbox has from its beginning, parents before children.
///
/// `wireName` is its `DistinguishedFolderIdNameType`; `containerClass` says what it is for (PidTagContainerClass), and is empty for
/// the two that hold folders only.
public enum DefaultFolder implements FolderKey {
    ROOT("root", "Root"),
    TOP("msgfolderroot", "Top of Information Store", "", ROOT),
    INBOX("inbox", "Inbox", "IPF.Note", TOP),
    DRAFTS("drafts", "Drafts", "IPF.Note", TOP),
    SENT_ITEMS("sentitems", "Sent Items", "IPF.Note", TOP),
    DELETED_ITEMS("deleteditems", "Deleted Items", "IPF.Note", TOP),
    OUTBOX("outbox", "Outbox", "IPF.Note", TOP),
    JUNK("junkemail", "Junk Email", "IPF.Note", TOP),
    CALENDAR("calendar", "Calendar", "IPF.Appointment", TOP),
    CONTACTS("contacts", "Contacts", "IPF.Contact", TOP),
    TASKS("tasks", "Tasks", "IPF.Task", TOP),
    NOTES("notes", "Notes", "IPF.StickyNote", TOP),
    JOURNAL("journal", "Journal", "IPF.Journal", TOP);

    private final String wireName;
    private final String displayName;
    private final String containerClass;
    private final Optional<DefaultFolder> parent;

    DefaultFolder(String wireName, String displayName) {
        this.wireName = wireName;
        this.displayName = displayName;
        this.containerClass = "";
        this.parent = Optional.empty();
    }

    DefaultFolder(
            String wireName, String displayName, String containerClass, DefaultFolder parent) {
        this.wireName = wireName;
        this.displayName = displayName;
        this.containerClass = containerClass;
        this.parent = Optional.of(parent);
    }

    /// The one of this name; empty for names that no mailbox here has a folder for.
    public static Optional<DefaultFolder> parse(String wireName) {
        return Arrays.stream(values())
                .filter(folder -> folder.wireName.equals(wireName))
                .findFirst();
    }

    public String wireName() {
        return wireName;
    }

    public String displayName() {
        return displayName;
    }

    public String containerClass() {
        return containerClass;
    }

    /// The folder it lies in; empty for the root.
    public Optional<DefaultFolder> parent() {
        return parent;
    }

    /// Those that lie right in it.
    public List<DefaultFolder> children() {
        return Arrays.stream(values())
                .filter(folder -> folder.parent.equals(Optional.of(this)))
                .toList();
    }

    /// Those that lie in it at any depth, parents before children.
    public List<DefaultFolder> descendants() {
        return Arrays.stream(values()).filter(folder -> folder.liesBelow(this)).toList();
    }

    private boolean liesBelow(DefaultFolder other) {
        return parent.map(above -> above == other || above.liesBelow(other)).orElse(false);
    }
}
