package entente.mailbox;

import entente.question.Address;
import java.util.HexFormat;
import java.util.Optional;

/// What an item is known by, wherever it is asked for: whose mailbox it is in, and its HexEntryId there, which says also in which folder it lies.
///
/// Its text is base64 of at most 512 characters and holds both; clients take it for opaque. An item that is moved gets another.
public record ItemId(Address mailbox, String entryId) {
    private static final byte FORM = 2;
    private static final int ENTRY_ID_LENGTH = 70;

    /// There are clients that take a shorter text for a name that somebody gave the item.
    private static final int LEAST = 112;

    static ItemId of(Address mailbox, FolderKey folder, String itemPart) {
        return new ItemId(mailbox, EntryId.of(mailbox, folder, HexFormat.of().parseHex(itemPart)));
    }

    /// Reads what [#text] wrote; empty when it is no item's id. That the item is there is not said.
    public static Optional<ItemId> parse(String text) {
        return OpaqueText.id(text, FORM, ENTRY_ID_LENGTH, ItemId::new);
    }

    public String text() {
        return OpaqueText.ofId(FORM, mailbox, entryId, LEAST);
    }
}
