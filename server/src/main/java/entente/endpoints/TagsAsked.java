package entente.endpoints;

import entente.item.PolicyTag;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.MailboxTags;
import entente.mailbox.Retentions;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemEdit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Whether people may give items and folders the retention tags that their requests name: personal ones of the mailbox's policy, and what something has already. In another's mailbox nobody does: what has a tag is deleted by it.
record TagsAsked(Retentions retentions) {
    /// The edits of what is sent, and may be kept in the mailbox.
    BatchResult<List<ItemEdit>> allowed(Address mailbox, List<ItemEdit> edits) {
        var asked = edits.stream().flatMap(TagsAsked::tags).toList();
        return asked.isEmpty() ? BatchResult.done(edits) : allowed(mailbox, asked, edits);
    }

    /// What becomes of an item, where it has a tag of its own then that the caller may give it, or the one that it has.
    BatchResult<ItemAct.Update> allowed(Caller caller, Item item, ItemAct.Update update) {
        var before = PolicyTag.of(item.content().properties());
        var after = PolicyTag.of(update.content().properties());
        if (after.equals(before)) {
            return BatchResult.done(update);
        }
        if (!ItemFinder.isOwn(caller, item.id())) {
            return BatchResult.refused(Code.RETENTION_TAG_OF_ANOTHER);
        }
        return after.map(tag -> allowed(item.id().mailbox(), tag, update))
                .orElseGet(() -> BatchResult.done(update));
    }

    private static Stream<UUID> tags(ItemEdit edit) {
        return edit instanceof ItemEdit.SetProperties(var properties)
                ? PolicyTag.of(properties).stream()
                : Stream.empty();
    }

    /// What is made in the mailbox, and has that tag.
    <T> BatchResult<T> allowed(Address mailbox, UUID tag, T made) {
        return allowed(mailbox, List.of(tag), made);
    }

    /// The tag, of a folder that may have one.
    BatchResult<UUID> allowed(FolderId folder, UUID tag) {
        var isOpen =
                retentions.tagsOf(folder.mailbox()).filter(tags -> tags.isOpen(folder)).isPresent();
        return isOpen
                ? allowed(folder.mailbox(), tag, tag)
                : BatchResult.refused(Code.RETENTION_TAG_OF_FOLDER);
    }

    private <T> BatchResult<T> allowed(Address mailbox, List<UUID> asked, T done) {
        Optional<MailboxTags> tags = retentions.tagsOf(mailbox);
        return tags.filter(known -> asked.stream().allMatch(known::isPersonal)).isPresent()
                ? BatchResult.done(done)
                : BatchResult.refused(Code.RETENTION_TAG_UNKNOWN);
    }
}
