package entente.mailbox;

import entente.item.ItemContent;
import entente.question.Address;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// To which folder a deleted item goes back, and whether it is the one it was deleted from.
///
/// That one is known by its id, so that it may have moved and be called otherwise meanwhile, also into Deleted Items. Where it is gone, or is no place for such an item, the item goes to the default
/// folder of its kind; folders themselves never come back.
record Origin(FolderKey folder, boolean original) {
    /// Those that items are never put back into.
    private static final Set<DefaultFolder> NO_PLACE =
            Set.of(
                    DefaultFolder.ROOT,
                    DefaultFolder.TOP,
                    DefaultFolder.DELETED_ITEMS,
                    DefaultFolder.OUTBOX);

    private record Kind(String itemClass, DefaultFolder folder) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(ItemContent.APPOINTMENT, DefaultFolder.CALENDAR),
                    new Kind("IPM.Schedule.Meeting", DefaultFolder.CALENDAR),
                    new Kind(ItemContent.CONTACT, DefaultFolder.CONTACTS),
                    new Kind(ItemContent.LIST, DefaultFolder.CONTACTS),
                    new Kind(ItemContent.TASK, DefaultFolder.TASKS),
                    new Kind("IPM.StickyNote", DefaultFolder.NOTES),
                    new Kind("IPM.Activity", DefaultFolder.JOURNAL));

    /// `stamp` is the folder's part of an entry id, as hex; what is none is as if there were none.
    static Origin of(
            Address mailbox, FolderTree tree, Optional<String> stamp, ItemContent content) {
        var usual = usual(content);
        return stamp.flatMap(hex -> named(mailbox, tree, hex))
                .filter(key -> fits(tree, key, usual))
                .map(key -> new Origin(key, true))
                .orElseGet(() -> new Origin(usual, false));
    }

    /// The folder that a stamp names, if the mailbox has it.
    static Optional<FolderKey> named(Address mailbox, FolderTree tree, String stamp) {
        if (stamp.length() != 2 * FolderKey.Own.BYTES) {
            return Optional.empty();
        }
        return Arrays.stream(DefaultFolder.values())
                .filter(place -> EntryId.folderPart(EntryId.of(mailbox, place)).equals(stamp))
                .<FolderKey>map(place -> place)
                .findFirst()
                .or(() -> Optional.<FolderKey>of(new FolderKey.Own(stamp)).filter(tree::has));
    }

    private static DefaultFolder usual(ItemContent content) {
        return KINDS.stream()
                .filter(kind -> content.isOf(kind.itemClass()))
                .map(Kind::folder)
                .findFirst()
                .orElse(DefaultFolder.INBOX);
    }

    /// Where mail lies anything may; the others are for what they are called after.
    private static boolean fits(FolderTree tree, FolderKey key, DefaultFolder usual) {
        if (key instanceof DefaultFolder place && NO_PLACE.contains(place)) {
            return false;
        }
        var kind = FolderClass.kindOf(tree.folderClass(key));
        return kind == FolderClass.Kind.MAIL || kind == FolderClass.kindOf(tree.folderClass(usual));
    }
}
