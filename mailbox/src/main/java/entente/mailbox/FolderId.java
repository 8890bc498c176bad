package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.question.Address;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// What a folder is known by, wherever it is asked for: whose mailbox it is in, and its HexEntryId there.
///
/// The same for as long as the mailbox has the folder. Its text is base64 of at most 512 characters and holds both, so that the
/// mailbox is found from the id alone; clients take it for opaque.
public record FolderId(Address mailbox, String entryId) {
    private static final byte FORM = 1;
    private static final int ENTRY_ID_LENGTH = 46;
    private static final int LONGEST_TEXT = 512;

    public static FolderId of(Address mailbox, DefaultFolder folder) {
        return of(mailbox, (FolderKey) folder);
    }

    static FolderId of(Address mailbox, FolderKey folder) {
        return new FolderId(mailbox, EntryId.of(mailbox, folder));
    }

    /// Reads what [#text] wrote; empty when it is no folder's id. That the folder is there is not said.
    public static Optional<FolderId> parse(String text) {
        return decoded(text)
                .filter(bytes -> bytes.length > 1 + ENTRY_ID_LENGTH && bytes[0] == FORM)
                .flatMap(FolderId::read);
    }

    /// Which folder of that mailbox it could be of; empty where it is none of one there. That the folder is there is not said.
    Optional<FolderKey> keyIn(Address owner) {
        return Arrays.stream(DefaultFolder.values())
                .filter(place -> of(owner, place).equals(this))
                .<FolderKey>map(place -> place)
                .findFirst()
                .or(() -> ownKeyIn(owner));
    }

    /// The same where it is known to be of no default folder.
    Optional<FolderKey.Own> ownKeyIn(Address owner) {
        var key = new FolderKey.Own(EntryId.folderPart(entryId));
        return Optional.of(key).filter(own -> of(owner, own).equals(this));
    }

    public String text() {
        var address = mailbox.toString().getBytes(UTF_8);
        var bytes = ByteBuffer.allocate(1 + ENTRY_ID_LENGTH + address.length);
        bytes.put(FORM).put(HexFormat.of().parseHex(entryId)).put(address);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static Optional<FolderId> read(byte[] bytes) {
        var end = 1 + ENTRY_ID_LENGTH;
        var entryId = HexFormat.of().withUpperCase().formatHex(bytes, 1, end);
        var address = new String(Arrays.copyOfRange(bytes, end, bytes.length), UTF_8);
        return Address.parse(address).map(mailbox -> new FolderId(mailbox, entryId));
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
