package entente.endpoints;

import entente.item.AttachmentPart;
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

/// Finds the attachment that a request names, with its bytes, if it hangs on an item of the caller's own.
final class AttachmentFinder {
    private final ItemFinder finder;
    private final ItemTelling telling;

    AttachmentFinder(ItemFinder finder, ItemTelling telling) {
        this.finder = finder;
        this.telling = telling;
    }

    BatchResult<AttachmentElement> find(Caller caller, String id) {
        return AttachmentRef.parse(id)
                .map(ref ->
                        finder.find(caller, new ItemRef(ref.item(), Optional.empty()))
                                .then(item -> on(item, ref)))
                .orElseGet(() -> BatchResult.refused(Code.ATTACHMENT_UNKNOWN));
    }

    private BatchResult<AttachmentElement> on(Item item, AttachmentRef ref) {
        return item.content().attachments().stream()
                .filter(part -> part.number() == ref.number())
                .findFirst()
                .flatMap(part -> told(item, part, ref))
                .map(BatchResult::done)
                .orElseGet(() -> BatchResult.refused(Code.ATTACHMENT_UNKNOWN));
    }

    private Optional<AttachmentElement> told(Item item, AttachmentPart part, AttachmentRef ref) {
        return telling.attachment(item, part)
                .map(bytes ->
                        new AttachmentElement(
                                ref.text(),
                                part,
                                bytes,
                                part.isMessage() ? message(item, bytes) : Optional.empty()));
    }

    /// What an attached message says; empty where it cannot be read.
    private static Optional<ItemElement> message(Item item, byte[] source) {
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
                            source.length,
                            true));
        } catch (MimeMalformed e) {
            return Optional.empty();
        }
    }
}
