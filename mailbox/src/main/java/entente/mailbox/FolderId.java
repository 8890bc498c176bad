package entente.mailbox;

import entente.question.Address;
import java.util.Arrays;
import java.util.Optional;

/// What a folder is known by, wherever it is asked for: whose mailbox it is in, and its HexEntryId there.
///
/// The same for as long as the mailbox has the folder. Its text is base64 of at most 512 characters and holds both, so that the
/// mailbox is found from the id alone; clients take it for opaque.
public record FolderId(Address mailbox, String entryId) {
    private static final byte FORM = 1;
    private static final int ENTRY_ID_LENGTH = 46;

    public static FolderId of(Address mailbox, DefaultFolder folder) {
        return of(mailbox, (FolderKey) folder);
    }

    public static FolderId of(Address mailbox, RecoverableFolder folder) {
        return of(mailbox, (FolderKey) folder);
    }

    static FolderId of(Address mailbox, FolderKey folder) {
        return new FolderId(mailbox, EntryId.of(mailbox, folder));
    }

    /// Reads what [#text] wrote; empty when it is no folder's id. That the folder is there is not said.
    public static Optional<FolderId> parse(String text) {
        return OpaqueText.id(text, FORM, ENTRY_ID_LENGTH, FolderId::new);
    }

    /// Which folder of that mailbox, Recoverable Items aside, it could be of; empty where it is none of one there. That the folder is there is not said.
    Optional<FolderKey> keyIn(Address owner) {
        return Arrays.stream(DefaultFolder.values())
                .filter(place -> of(owner, place).equals(this))
                .<FolderKey>map(place -> place)
                .findFirst()
                .or(() -> ownKeyIn(owner));
    }

    /// Which folder of Recoverable Items it is of; empty where it is of none.
    public Optional<RecoverableFolder> recoverable() {
        return recoverableIn(mailbox);
    }

    /// Which folder of Recoverable Items in that mailbox it is of; empty where it is of none.
    Optional<RecoverableFolder> recoverableIn(Address owner) {
        return Arrays.stream(RecoverableFolder.values())
                .filter(place -> of(owner, place).equals(this))
                .findFirst();
    }

    /// The same of any folder in which the mailbox's owner sees what lies there.
    Optional<FolderKey> seenIn(Address owner) {
        return recoverableIn(owner)
                .<FolderKey>map(place -> place)
                .or(() -> keyIn(owner))
                .filter(FolderKey::isForPeople);
    }

    /// The same where it is known to be of no default folder.
    Optional<FolderKey.Own> ownKeyIn(Address owner) {
        var key = new FolderKey.Own(EntryId.folderPart(entryId));
        return Optional.of(key).filter(own -> of(owner, own).equals(this));
    }

    public String text() {
        return OpaqueText.ofId(FORM, mailbox, entryId, 0);
    }
}
