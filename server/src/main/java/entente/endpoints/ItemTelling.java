package entente.endpoints;

import entente.item.AttachmentPart;
import entente.mailbox.FolderTrees;
import entente.mailbox.Item;
import entente.mailbox.ItemOutcome;
import entente.mailbox.Items;
import entente.problem.Code;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FolderElement;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemShape;
import entente.wire.mime.MimeMalformed;
import entente.wire.mime.MimeMessage;
import java.util.HashMap;
import java.util.Optional;

/// What an item's owner is told of it. Text and MIME are read from the disk only where they are wanted.
final class ItemTelling {
    private final Items items;
    private final FolderTrees folders;

    ItemTelling(Items items, FolderTrees folders) {
        this.items = items;
        this.folders = folders;
    }

    ItemElement of(Item item, ItemShape shape) {
        return new ItemElement(
                id(item),
                parent(item),
                item.content(),
                shape.needsBody() ? items.body(item.id()) : Optional.empty(),
                shape.needsSource() ? Optional.of(source(item)) : Optional.empty(),
                item.made(),
                item.changed().at(),
                item.size(),
                true);
    }

    /// Its id and class alone.
    static ItemElement ofId(Item item) {
        return ItemElement.ofId(id(item), item.content().itemClass());
    }

    /// What became of an act that leaves one item there.
    static BatchResult<Item> left(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Done(var item) -> BatchResult.done(item);
            case ItemOutcome.Refused(var why) -> new BatchResult.Refused<>(why);
            case ItemOutcome.Gone _, ItemOutcome.Overtaken _ ->
                    BatchResult.refused(Code.ITEM_UNKNOWN);
        };
    }

    static FolderElement.Id id(Item item) {
        return new FolderElement.Id(item.id().text(), item.changed().key());
    }

    /// The MIME message that it came as, or one that is written from what is kept of it.
    byte[] source(Item item) {
        return items.source(item.id()).orElseGet(() -> written(item));
    }

    /// The bytes of an attachment, from wherever they are kept.
    Optional<byte[]> attachment(Item item, AttachmentPart part) {
        var apart = items.attachment(item.id(), part.number());
        return apart.isPresent()
                ? apart
                : items.source(item.id()).flatMap(source -> within(source, part.number()));
    }

    /// All of an item, read from the disk.
    WholeItem whole(Item item) {
        var source = items.source(item.id());
        var bytes = new HashMap<Integer, byte[]>();
        if (source.isEmpty()) {
            for (var part : item.content().attachments()) {
                attachment(item, part).ifPresent(found -> bytes.put(part.number(), found));
            }
        }
        return new WholeItem(item.content(), items.body(item.id()), source, bytes);
    }

    private static Optional<byte[]> within(byte[] source, int number) {
        try {
            return MimeMessage.attachment(source, number);
        } catch (MimeMalformed e) {
            // It was read when it came.
            return Optional.empty();
        }
    }

    private byte[] written(Item item) {
        return MimeMessage.write(
                item.content(),
                items.body(item.id()),
                number -> items.attachment(item.id(), number).orElseGet(() -> new byte[0]));
    }

    private Optional<FolderElement.Id> parent(Item item) {
        return folders.foldersOf(item.id().mailbox())
                .flatMap(among -> among.find(item.folder()))
                .map(folder -> new FolderElement.Id(folder.id().text(), folder.changed().key()));
    }
}
