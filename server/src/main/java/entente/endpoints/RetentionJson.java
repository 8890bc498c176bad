package entente.endpoints;

import entente.mailbox.FolderId;
import entente.mailbox.Folders;
import entente.mailbox.RecoverableFolder;
import entente.mailbox.RetentionForecast;
import entente.mailbox.RetentionHold;
import entente.mailbox.RetentionPolicy;
import entente.mailbox.RetentionTag;
import entente.mailbox.TagInForce;
import entente.mailbox.TagUse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What administrators are told of retention: never what an item says.
record RetentionJson(Folders folders) {
    static Map<String, Object> of(RetentionTag tag) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", tag.name());
        json.put("type", tag.reach().word());
        tag.days().ifPresent(days -> json.put("ageLimitForRetention", days));
        json.put("retentionAction", tag.action().toString());
        return json;
    }

    static Map<String, Object> of(RetentionHold hold, Instant now) {
        var json = new LinkedHashMap<String, Object>();
        hold.from().ifPresent(time -> json.put("from", time.toString()));
        hold.until().ifPresent(time -> json.put("until", time.toString()));
        hold.comment().ifPresent(text -> json.put("comment", text));
        json.put("holdsNow", hold.holds(now));
        return json;
    }

    /// The name of a tag; of one that the policy has not, its id.
    static String name(TagInForce tag) {
        return tag.tag().map(RetentionTag::name).orElse(tag.id().toString());
    }

    /// Without `tag` the mailbox's policy has no such tag, and nothing is taken of that.
    Map<String, Object> of(TagUse use, Optional<RetentionPolicy> policy) {
        var json = new LinkedHashMap<String, Object>();
        policy.flatMap(known -> known.personal(use.tag()))
                .ifPresent(tag -> json.put("tag", tag.name()));
        json.put("retentionId", use.tag().toString());
        json.put("items", use.items());
        json.put("folders", use.folders().stream().map(this::path).sorted().toList());
        return json;
    }

    Map<String, Object> of(RetentionForecast forecast) {
        var json = new LinkedHashMap<String, Object>();
        json.put("groups", forecast.groups().stream().map(this::of).toList());
        json.put("oldest", forecast.oldest().stream().map(this::of).toList());
        json.put("capped", forecast.capped());
        return json;
    }

    /// Without `to` its items' bytes go for good; without `tag` their time in Recoverable Items is over.
    private Map<String, Object> of(RetentionForecast.Group group) {
        var json = new LinkedHashMap<String, Object>();
        json.put("folder", path(group.from()));
        group.tag().ifPresent(tag -> json.put("tag", tag));
        group.to().map(RecoverableFolder::displayName).ifPresent(to -> json.put("to", to));
        json.put("items", group.items());
        json.put("oldest", group.oldest().toString());
        return json;
    }

    private Map<String, Object> of(RetentionForecast.Due due) {
        var json = new LinkedHashMap<String, Object>();
        json.put("folder", path(due.from()));
        json.put("item", due.item());
        json.put("itemClass", due.itemClass());
        json.put("size", due.size());
        json.put("since", due.since().toString());
        return json;
    }

    private String path(FolderId id) {
        return id.recoverable()
                .map(RecoverableFolder::displayName)
                .or(() -> folders.find(id).map(folders::path))
                .orElse(id.entryId());
    }
}
