package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.question.Address;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// What an item is known by, wherever it is asked for: whose mailbox it is in, and its HexEntryId there, which says also in which folder it lies.
///
/// Its text is base64 of at most 512 characters and holds both; clients take it for opaque. An item that is moved gets another.
public record ItemId(Address mailbox, String entryId) {
    private static final byte FORM = 2;
    private static final int ENTRY_ID_LENGTH = 70;
    private static final int LONGEST_TEXT = 512;

    static ItemId of(Address mailbox, FolderKey folder, String itemPart) {
        return new ItemId(mailbox, EntryId.of(mailbox, folder, HexFormat.of().parseHex(itemPart)));
    }

    /// Reads what [#text] wrote; empty when it is no item's id. That the item is there is not said.
    public static Optional<ItemId> parse(String text) {
        return decoded(text)
                .filter(bytes -> bytes.length > 1 + ENTRY_ID_LENGTH && bytes[0] == FORM)
                .flatMap(ItemId::read);
    }

    public String text() {
        var address = mailbox.toString().getBytes(UTF_8);
        var bytes = ByteBuffer.allocate(1 + ENTRY_ID_LENGTH + address.length);
        bytes.put(FORM).put(HexFormat.of().parseHex(entryId)).put(address);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static Optional<ItemId> read(byte[] bytes) {
        var end = 1 + ENTRY_ID_LENGTH;
        var entryId = HexFormat.of().withUpperCase().formatHex(bytes, 1, end);
        var address = new String(Arrays.copyOfRange(bytes, end, bytes.length), UTF_8);
        return Address.parse(address).map(mailbox -> new ItemId(mailbox, entryId));
    }

    private static Optional<byte[]> decoded(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
