package entente.mailbox;

import java.util.Optional;
import java.util.UUID;

/// The retention tag that a folder or an item has: `explicit` where somebody gave it that itself, not where it follows from where it lies. Where the mailbox's policy has no such tag (any more), `tag` is empty, and nothing takes it: it would otherwise go by another than was chosen for it.
public record TagInForce(UUID id, boolean explicit, Optional<RetentionTag> tag) {
    static TagInForce following(RetentionTag tag) {
        return new TagInForce(tag.id(), false, Optional.of(tag));
    }

    TagInForce inherited() {
        return new TagInForce(id, false, tag);
    }
}
