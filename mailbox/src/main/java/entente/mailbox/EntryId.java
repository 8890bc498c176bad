package entente.mailbox;

import entente.question.Address;
import java.util.HexFormat;
import java.util.Optional;

/// The HexEntryId of a folder (46 bytes, MS-OXCDATA 2.2.4.1) or of an item (70 bytes, 2.2.4.2), as upper-case hex.
///
/// Made from the mailbox, what tells the folder apart and what tells the item apart, so it is the same after a restart. An item's begins with the store and the folder it lies in.
final class EntryId {
    private static final int FOLDER_LENGTH = 46;
    private static final int ITEM_LENGTH = 70;
    private static final int UID_LENGTH = 16;
    private static final int COUNTER_LENGTH = 6;
    private static final int ITEM_PART = 46;
    private static final byte PRIVATE_FOLDER = 0x01;
    private static final byte PRIVATE_MESSAGE = 0x07;

    private EntryId() {}

    static String of(Address mailbox, FolderKey folder) {
        return hex(filled(FOLDER_LENGTH, PRIVATE_FOLDER, mailbox, folder));
    }

    /// The part of a folder's that tells it apart from others of its mailbox.
    static String folderPart(String entryId) {
        return entryId.substring(44, 44 + 2 * FolderKey.Own.BYTES);
    }

    /// Of an item that is known by these bytes, 22 of them.
    static String of(Address mailbox, FolderKey folder, byte[] item) {
        var id = filled(ITEM_LENGTH, PRIVATE_MESSAGE, mailbox, folder);
        System.arraycopy(item, 0, id, ITEM_PART, UID_LENGTH + COUNTER_LENGTH);
        return hex(id);
    }

    /// The part of an item's that tells it apart from others of its mailbox; empty where it is no item's.
    static Optional<String> itemPart(String entryId) {
        return entryId.length() == 2 * ITEM_LENGTH
                ? Optional.of(
                        entryId.substring(
                                2 * ITEM_PART, 2 * (ITEM_PART + UID_LENGTH + COUNTER_LENGTH)))
                : Optional.empty();
    }

    private static byte[] filled(int length, byte kind, Address mailbox, FolderKey folder) {
        var store = Digest.of("mailbox", mailbox.toString());
        var place =
                switch (folder) {
                    case DefaultFolder known -> Digest.of(known.wireName(), mailbox.toString());
                    case RecoverableFolder known -> Digest.of(known.wireName(), mailbox.toString());
                    case FolderKey.Own own -> own.bytes();
                };
        var id = new byte[length];
        System.arraycopy(store, 0, id, 4, UID_LENGTH);
        id[20] = kind;
        System.arraycopy(place, 0, id, 22, UID_LENGTH + COUNTER_LENGTH);
        return id;
    }

    private static String hex(byte[] id) {
        return HexFormat.of().withUpperCase().formatHex(id);
    }
}
