package entente.mailbox;

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.PolicyTag;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import entente.item.Texts;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// What somebody says of an item, parted into what is kept beside it, so that many can be changed or found at once, and the rest. What the store says of items
/// itself is in neither.
///
/// `lastParent` is the folder's part of an entry id, as hex; `policyTag` is the retention tag that somebody gave the item itself, which is no part of what it says.
record KeptContent(
        ItemContent content,
        boolean read,
        boolean associated,
        Optional<Instant> received,
        Optional<String> lastParent,
        Optional<UUID> policyTag) {
    private static final int LONGEST_SOUGHT = 500;
    private static final int APART =
            Known.FLAG_READ | Known.FLAG_ASSOCIATED | Known.FLAG_HAS_ATTACHMENT;

    private static final Set<PropertyId> NOT_IN_CONTENT =
            Set.of(
                    Known.FLAGS,
                    Known.RECEIVED,
                    Known.LAST_PARENT,
                    Known.POLICY_TAG,
                    Known.SIZE,
                    Known.ARTICLE_NUMBER,
                    Known.RECORD_KEY,
                    Known.ENTRY_ID,
                    Known.CREATED,
                    Known.MODIFIED,
                    Known.DISPLAY_TO,
                    Known.DISPLAY_CC,
                    Known.DISPLAY_BCC,
                    Known.HAS_ATTACHMENTS);

    static KeptContent of(ItemContent said) {
        var properties = said.properties();
        return new KeptContent(
                said.with(rest(properties)),
                said.isRead(),
                properties.has(Known.FLAGS, Known.FLAG_ASSOCIATED),
                properties.time(Known.RECEIVED),
                lastParent(properties),
                PolicyTag.of(properties));
    }

    /// What it is found by.
    Optional<String> sought(PropertyId text) {
        return content.properties().text(text).map(KeptContent::sought);
    }

    /// A text as it is found by: those that differ in case alone are the same, and one that is too long for an index stands as its digest.
    static String sought(String text) {
        var folded = Texts.folded(text);
        return folded.length() <= LONGEST_SOUGHT
                ? folded
                : "sha256:" + HexFormat.of().formatHex(Digest.of(folded));
    }

    int flags() {
        return content.properties().number(Known.FLAGS).orElse(0)
                | (read ? Known.FLAG_READ : 0)
                | (associated ? Known.FLAG_ASSOCIATED : 0)
                | (content.hasAttachments() ? Known.FLAG_HAS_ATTACHMENT : 0);
    }

    private static Properties rest(Properties properties) {
        var kept = new TreeMap<>(properties.all());
        NOT_IN_CONTENT.forEach(kept::remove);
        kept.putIfAbsent(Known.ITEM_CLASS, new PropertyValue.Text(ItemContent.MESSAGE));
        var flags = properties.number(Known.FLAGS).orElse(0) & ~APART;
        if (flags != 0) {
            kept.put(Known.FLAGS, new PropertyValue.Int32(flags));
        }
        return Properties.of(kept);
    }

    private static Optional<String> lastParent(Properties properties) {
        return properties
                .find(Known.LAST_PARENT)
                .filter(PropertyValue.Binary.class::isInstance)
                .map(value -> ((PropertyValue.Binary) value).hex());
    }
}
