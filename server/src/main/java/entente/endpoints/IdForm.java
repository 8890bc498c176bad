package entente.endpoints;

import entente.mailbox.FolderId;
import entente.mailbox.ItemId;
import entente.question.Address;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// The forms in which the id of a folder or an item can be written (`IdFormatType`), but for that of Outlook on the web. All say the same: whose mailbox, and the HexEntryId there (46 bytes of a folder, 70 of an item; MS-OXCDATA 2.2.4).
enum IdForm {
    EWS("EwsId"),
    EWS_LEGACY("EwsLegacyId"),
    ENTRY("EntryId"),
    HEX_ENTRY("HexEntryId"),
    STORE("StoreId");

    private static final int FOLDER = 46;
    private static final int ITEM = 70;
    private static final int LONGEST = 1_000;

    /// Behind an entry id of a store object stands of which type it is: these are a folder and a message.
    private static final int STORE_FOLDER = 1;

    private static final int STORE_MESSAGE = 9;

    /// `entryId` is in upper-case hex.
    record Named(Address mailbox, String entryId) {
        private boolean isFolder() {
            return entryId.length() == 2 * FOLDER;
        }
    }

    private final String wireName;

    IdForm(String wireName) {
        this.wireName = wireName;
    }

    static Optional<IdForm> of(String wireName) {
        for (var form : values()) {
            if (form.wireName.equals(wireName)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    /// Reads an id; one that does not say so itself is of that mailbox. Empty where it is none. That it names anything is not said.
    Optional<Named> read(String text, Address mailbox) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (this) {
            case EWS, EWS_LEGACY ->
                    FolderId.parse(text)
                            .map(id -> new Named(id.mailbox(), id.entryId()))
                            .or(() ->
                                    ItemId.parse(text)
                                            .map(id -> new Named(id.mailbox(), id.entryId())));
            case ENTRY -> decoded(text).flatMap(bytes -> named(mailbox, hex(bytes)));
            case HEX_ENTRY -> named(mailbox, text.toUpperCase(Locale.ROOT));
            case STORE ->
                    decoded(text)
                            .filter(bytes -> bytes.length > 2 && bytes[0] == bytes.length - 2)
                            .map(IdForm::hex)
                            .flatMap(hex -> named(mailbox, hex.substring(2, hex.length() - 2)));
        };
    }

    String write(Named named) {
        var entryId = HexFormat.of().parseHex(named.entryId());
        return switch (this) {
            case EWS, EWS_LEGACY ->
                    named.isFolder()
                            ? new FolderId(named.mailbox(), named.entryId()).text()
                            : new ItemId(named.mailbox(), named.entryId()).text();
            case ENTRY -> Base64.getEncoder().encodeToString(entryId);
            case HEX_ENTRY -> named.entryId();
            case STORE -> {
                var bytes = new ByteArrayOutputStream();
                bytes.write(entryId.length);
                bytes.writeBytes(entryId);
                bytes.write(named.isFolder() ? STORE_FOLDER : STORE_MESSAGE);
                yield Base64.getEncoder().encodeToString(bytes.toByteArray());
            }
        };
    }

    private static Optional<Named> named(Address mailbox, String hex) {
        return hex.matches("[0-9A-F]*") && (hex.length() == 2 * FOLDER || hex.length() == 2 * ITEM)
                ? Optional.of(new Named(mailbox, hex))
                : Optional.empty();
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
