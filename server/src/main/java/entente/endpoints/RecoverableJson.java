package entente.endpoints;

import entente.item.Known;
import entente.mailbox.Folders;
import entente.mailbox.MailboxTags;
import entente.mailbox.RecoverableItem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What administrators are told of a deleted item, by the names that they know from `Get-RecoverableItems`; `restoresToFolderPath`, `sender`, `deletedTime` and `size` are ours.
final class RecoverableJson {
    private final Folders folders;
    private final Optional<MailboxTags> tags;

    RecoverableJson(Folders folders, Optional<MailboxTags> tags) {
        this.folders = folders;
        this.tags = tags;
    }

    Map<String, Object> of(RecoverableItem deleted) {
        var item = deleted.item();
        var content = item.content();
        var properties = content.properties();
        var last = folders.lastParent(content);
        var json = new LinkedHashMap<String, Object>();
        json.put("identity", folders.mailbox().toString());
        json.put("entryId", item.id().entryId());
        last.ifPresent(folder -> json.put("lastParentPath", folders.path(folder)));
        folders.stamp(content).ifPresent(hex -> json.put("lastParentFolderId", hex));
        json.put("originalFolderExists", last.isPresent());
        json.put("restoresToFolderPath", folders.path(folders.origin(content)));
        json.put("itemClass", content.itemClass());
        properties.text(Known.SUBJECT).ifPresent(subject -> json.put("subject", subject));
        properties
                .text(Known.FROM_ADDRESS)
                .or(() -> properties.text(Known.SENDER_ADDRESS))
                .ifPresent(sender -> json.put("sender", sender));
        tags.flatMap(known -> known.of(item))
                .map(RetentionJson::name)
                .ifPresent(tag -> json.put("policyTag", tag));
        json.put("sourceFolder", RecoverableAsk.SOURCES.get(deleted.source()));
        json.put("lastModifiedTime", item.changed().at().toString());
        deleted.entered()
                .or(deleted::deleted)
                .map(Instant::toString)
                .ifPresent(time -> json.put("deletedTime", time));
        json.put("size", item.size());
        return json;
    }
}
