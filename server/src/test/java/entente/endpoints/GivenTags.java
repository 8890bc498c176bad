package entente.endpoints;

import entente.item.Known;
import entente.item.PolicyTag;
import entente.item.Properties;
import entente.mailbox.RetentionTag;
import entente.mailbox.TagReach;
import entente.wire.ews.ItemEdit;
import java.util.OptionalInt;
import java.util.UUID;

/// Retention tags, and how clients give them.
final class GivenTags {
    private GivenTags() {}

    /// One that lets items be had back.
    static RetentionTag tag(long id, String name, TagReach reach, OptionalInt days) {
        return new RetentionTag(
                name, new UUID(0, id), reach, days, RetentionTag.Action.DELETE_AND_ALLOW_RECOVERY);
    }

    static ItemEdit giving(UUID tag) {
        return new ItemEdit.SetProperties(tagged(Properties.NONE, tag));
    }

    static Properties tagged(Properties properties, UUID tag) {
        return properties.with(Known.POLICY_TAG, PolicyTag.written(tag));
    }
}
