package entente.endpoints;

import entente.item.PolicyTag;
import entente.item.Properties;
import entente.mailbox.FolderId;
import entente.mailbox.MailboxTags;
import entente.mailbox.Retentions;
import entente.problem.Code;
import entente.question.Address;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemEdit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Whether people may give items and folders the retention tags that their requests name: personal ones of the mailbox's policy, and what something has already.
record TagsAsked(Retentions retentions) {
    /// The edits of an item that said that before.
    BatchResult<List<ItemEdit>> allowed(Address mailbox, Properties before, List<ItemEdit> edits) {
        var asked =
                edits.stream()
                        .flatMap(TagsAsked::tags)
                        .filter(tag -> !PolicyTag.of(before).equals(Optional.of(tag)))
                        .toList();
        return asked.isEmpty() ? BatchResult.done(edits) : allowed(mailbox, asked, edits);
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
