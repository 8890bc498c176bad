package entente.mailbox;

import entente.question.Address;
import java.util.HexFormat;

/// The HexEntryId of a calendar item: 70 bytes in the layout of a Message EntryID (MS-OXCDATA 2.2.4.2), as upper-case hex.
///
/// Made from the mailbox and the item's own name, so it is the same after a restart and after a new import.
final class EntryId {
    private static final int LENGTH = 70;
    private static final int UID_LENGTH = 16;
    private static final int COUNTER_LENGTH = 6;
    private static final byte PRIVATE_MESSAGE = 0x07;

    private EntryId() {}

    /// `instance` is the RECURRENCE-ID's key, empty for the item itself and the series' ordinary occurrences.
    static String of(Address mailbox, String uid, String instance) {
        var store = Sha256.of("mailbox", mailbox.toString());
        var folder = Sha256.of("calendar", mailbox.toString());
        var item = Sha256.of("item", mailbox.toString(), uid, instance);
        var id = new byte[LENGTH];
        System.arraycopy(store, 0, id, 4, UID_LENGTH);
        id[20] = PRIVATE_MESSAGE;
        System.arraycopy(folder, 0, id, 22, UID_LENGTH + COUNTER_LENGTH);
        System.arraycopy(item, 0, id, 46, UID_LENGTH + COUNTER_LENGTH);
        return HexFormat.of().withUpperCase().formatHex(id);
    }
}
