package entente.endpoints;

import entente.item.Known;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.MailboxTags;
import entente.mailbox.Retentions;
import entente.mailbox.TagInForce;
import entente.wire.ews.ItemElement;
import entente.wire.ews.RetentionElement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Which retention tags the items and folders of a mailbox have, and when items go by them, as people are told of it. A retention hold puts off what is told here, and is not told of.
///
/// For one answer and no longer.
record RetentionTelling(Retentions retentions, MailboxTags tags) {
    /// The item with what is to be told of its tag, if it has one; what clients wrote of that themselves is not told.
    ItemElement told(ItemElement element, Item item) {
        var plain = element.untagged();
        return tags.of(item).map(known -> told(plain, item, known)).orElse(plain);
    }

    private ItemElement told(ItemElement element, Item item, TagInForce tag) {
        var days = tag.tag().stream().flatMapToInt(known -> known.days().stream()).findFirst();
        var until =
                days.isPresent()
                        ? retentions
                                .countsSince(item)
                                .map(since -> since.plus(Duration.ofDays(days.getAsInt())))
                        : Optional.<Instant>empty();
        var properties = element.content().properties();
        if (days.isPresent()) {
            properties = properties.with(Known.RETENTION_PERIOD, days.getAsInt());
        }
        if (until.isPresent()) {
            properties = properties.with(Known.RETENTION_DATE, until.get());
        }
        return element.with(properties).with(new RetentionElement(tag.id(), tag.explicit(), until));
    }

    /// What is told of what lies in a folder.
    static Optional<RetentionElement> of(MailboxTags tags, FolderId folder) {
        return tags.of(folder)
                .map(tag -> new RetentionElement(tag.id(), tag.explicit(), Optional.empty()));
    }
}
