package entente.mailbox;

import entente.item.Addressee;
import entente.item.Known;
import entente.item.PolicyTag;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import entente.question.Address;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;

/// An item as it stands in the file.
///
/// `key` is the item's part of its entry id. `came` is the number with which it came into its folder, `number` that of the last change to it of any kind, and
/// `contentNumber` that of the last one by which it said something else. `changed` is the last change that was not only a move.
record StoredItem(
        String key,
        FolderKey folder,
        long came,
        long number,
        long contentNumber,
        Change changed,
        Instant made,
        Instant received,
        long size,
        boolean hasSource,
        KeptContent kept) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// A key that nobody can guess and that no item here or in another mailbox has ever had.
    static String drawnKey() {
        var bytes = new byte[FolderKey.Own.BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    /// A new item, made by this change.
    static StoredItem made(String key, FolderKey folder, ItemSaid said, Change change) {
        var kept = KeptContent.of(said.content());
        return new StoredItem(
                key,
                folder,
                change.number(),
                change.number(),
                change.number(),
                change,
                change.at(),
                kept.received().orElse(change.at()),
                ItemWriting.length(said.streams()) + Facts.written(kept.content()).length,
                ItemWriting.hasSource(said.streams()),
                kept);
    }

    /// The same, made at another time.
    StoredItem madeAt(Instant other) {
        return new StoredItem(
                key,
                folder,
                came,
                number,
                contentNumber,
                changed,
                other,
                received,
                size,
                hasSource,
                kept);
    }

    ItemId id(Address mailbox) {
        return ItemId.of(mailbox, folder, key);
    }

    /// As it is told of.
    Item in(Address mailbox) {
        return new Item(
                id(mailbox),
                FolderId.of(mailbox, folder),
                kept.content().with(properties(mailbox)),
                hasSource,
                size,
                made,
                changed);
    }

    private Properties properties(Address mailbox) {
        var all = new TreeMap<>(kept.content().properties().all());
        all.put(Known.FLAGS, new PropertyValue.Int32(kept.flags()));
        all.put(Known.RECEIVED, new PropertyValue.Time(received));
        all.put(Known.SIZE, new PropertyValue.Int32((int) size));
        all.put(Known.ARTICLE_NUMBER, new PropertyValue.Int32(Math.toIntExact(came)));
        all.put(Known.RECORD_KEY, new PropertyValue.Binary(key));
        all.put(Known.ENTRY_ID, new PropertyValue.Binary(id(mailbox).entryId()));
        all.put(Known.CREATED, new PropertyValue.Time(made));
        all.put(Known.MODIFIED, new PropertyValue.Time(changed.at()));
        all.put(Known.HAS_ATTACHMENTS, new PropertyValue.Flag(kept.content().hasAttachments()));
        text(kept.content().shown(Addressee.Kind.TO), Known.DISPLAY_TO, all);
        text(kept.content().shown(Addressee.Kind.CC), Known.DISPLAY_CC, all);
        text(kept.content().shown(Addressee.Kind.BCC), Known.DISPLAY_BCC, all);
        // Before there was a place for tags it was a property as any other, which meant nothing.
        all.remove(Known.POLICY_TAG);
        kept.policyTag().ifPresent(tag -> all.put(Known.POLICY_TAG, PolicyTag.written(tag)));
        kept.lastParent()
                .ifPresent(hex -> all.put(Known.LAST_PARENT, new PropertyValue.Binary(hex)));
        return Properties.of(all);
    }

    private static void text(
            Optional<String> text, PropertyId property, TreeMap<PropertyId, PropertyValue> all) {
        text.ifPresent(line -> all.put(property, new PropertyValue.Text(line)));
    }
}
