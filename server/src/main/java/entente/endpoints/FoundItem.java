package entente.endpoints;

import entente.digest.Sha256;
import entente.index.Hit;
import entente.item.Known;
import entente.mailbox.Item;
import entente.mailbox.MailboxStore;
import entente.matching.Gap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What somebody who searched is told of an item, as it is now.
final class FoundItem {
    private final MailboxStore store;

    FoundItem(MailboxStore store) {
        this.store = store;
    }

    Map<String, Object> json(Hit hit, Item item) {
        var properties = item.content().properties();
        var told = new LinkedHashMap<String, Object>();
        told.put("mailbox", hit.mailbox().toString());
        told.put("id", item.id().text());
        told.put("class", item.content().itemClass());
        told.put("path", path(item));
        properties.text(Known.SUBJECT).ifPresent(subject -> told.put("subject", subject));
        properties
                .text(Known.FROM_ADDRESS)
                .or(() -> properties.text(Known.FROM_NAME))
                .ifPresent(from -> told.put("from", from));
        properties
                .time(Known.RECEIVED)
                .ifPresent(received -> told.put("received", received.toString()));
        told.put("size", item.size());
        properties.text(Known.MESSAGE_ID).ifPresent(id -> told.put("messageId", id));
        told.put("unsearchable", hit.gaps().stream().map(Gap::word).sorted().toList());
        return told;
    }

    /// What tells texts of items apart, as SHA-256 in hex.
    String bodyHash(Item item) {
        var text = store.itemsEverywhere().body(item.id()).map(body -> body.text()).orElse("");
        return Sha256.hex(text);
    }

    /// The names of its folder and of those that one lies in; none where it is gone.
    private List<String> path(Item item) {
        var place = item.folder();
        return store.foldersOf(place.mailbox())
                .flatMap(folders ->
                        place.recoverable()
                                .map(folders::folder)
                                .or(() -> folders.find(place))
                                .map(folders::names))
                .orElse(List.of());
    }
}
