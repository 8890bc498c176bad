package entente.endpoints;

import entente.item.AttachmentPart;
import entente.item.Octets;
import entente.mailbox.Item;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.AttachmentElement;
import entente.wire.ews.AttachmentRef;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FolderElement;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemRef;
import entente.wire.mime.MimeMalformed;
import entente.wire.mime.MimeMessage;
import java.util.Optional;

/// Finds the attachments that a request names, with their bytes, if they hang on items that the caller may read. For one request and no longer.
final class AttachmentFinder {
    private final ItemFinder finder;
    private final ItemTelling telling;
    private final ItemBudget told = ItemBudget.toTell();
    private final ItemBudget work = ItemBudget.toWork();

    AttachmentFinder(ItemFinder finder, ItemTelling telling) {
        this.finder = finder;
        this.telling = telling;
    }

    /// Of an item that is changed while it is read it is looked for again.
    BatchResult<AttachmentElement> find(Caller caller, String id) {
        return AttachmentRef.parse(id)
                .map(ref -> Tries.of(Code.ATTACHMENT_UNKNOWN, () -> found(caller, ref)))
                .orElseGet(() -> BatchResult.refused(Code.ATTACHMENT_UNKNOWN));
    }

    private BatchResult<Optional<AttachmentElement>> found(Caller caller, AttachmentRef ref) {
        return finder.find(caller, new ItemRef(ref.item(), Optional.empty()), ItemFinder.Wish.READ)
                .then(item -> Withheld.unlessPrivate(caller, item, finder))
                .then(item -> on(item, ref))
                .then(element -> BatchResult.done(Optional.of(element)));
    }

    private BatchResult<AttachmentElement> on(Item item, AttachmentRef ref) {
        return item.content().attachments().stream()
                .filter(part -> part.number() == ref.number())
                .findFirst()
                .map(part -> told(item, part, ref))
                .orElseGet(() -> BatchResult.refused(Code.ATTACHMENT_UNKNOWN));
    }

    /// To get at one of a message, all of the message is read.
    private BatchResult<AttachmentElement> told(Item item, AttachmentPart part, AttachmentRef ref) {
        var cost = item.hasSource() ? item.size() : part.size();
        return told.spend(part.size(), part)
                .then(_ -> work.spend(cost, part))
                .then(_ ->
                        element(item, part, ref)
                                .map(BatchResult::done)
                                .orElseGet(() -> BatchResult.refused(Code.ATTACHMENT_UNKNOWN)));
    }

    private Optional<AttachmentElement> element(Item item, AttachmentPart part, AttachmentRef ref) {
        return telling.attachment(item, part)
                .map(bytes ->
                        new AttachmentElement(
                                ref.text(),
                                part,
                                bytes,
                                part.isMessage() ? message(item, bytes) : Optional.empty()));
    }

    /// What an attached message says; empty where it cannot be read.
    private static Optional<ItemElement> message(Item item, Octets source) {
        try {
            var read = MimeMessage.read(source);
            return Optional.of(
                    new ItemElement(
                            new FolderElement.Id("", ""),
                            Optional.empty(),
                            read.content(),
                            read.body(),
                            Optional.empty(),
                            item.made(),
                            item.changed().at(),
                            source.length(),
                            true,
                            Optional.empty()));
        } catch (MimeMalformed e) {
            return Optional.empty();
        }
    }
}
