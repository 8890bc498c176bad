package entente.mailbox;

import entente.item.Known;
import entente.mailbox.RecoveryQuery.Source;
import entente.question.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where each item of a mailbox is, by its subject: in a folder that people see, or in one of Recoverable Items. A held copy of what people have is not counted.
final class Whereabouts {
    private static final int ALL = 10_000;

    private Whereabouts() {}

    static Map<String, List<String>> of(MailboxStore store, Address mailbox) {
        var places = new TreeMap<String, List<String>>();
        var folders = store.foldersOf(mailbox).orElseThrow();
        for (var folder : folders.descendants(folders.folder(DefaultFolder.ROOT))) {
            for (var item :
                    ItemsContract.find(store, folder.id(), ItemsContract.page(0, ALL, false))
                            .items()) {
                add(places, item, folders.path(folder));
            }
        }
        for (var source :
                List.of(
                        Source.RECOVERABLE_ITEMS,
                        Source.PURGED_ITEMS,
                        Source.DISCOVERY_HOLDS_ITEMS)) {
            for (var deleted : recoverable(store, mailbox, source)) {
                add(places, deleted.item(), source.name());
            }
        }
        return places;
    }

    static List<RecoverableItem> recoverable(MailboxStore store, Address mailbox, Source source) {
        var all = new ArrayList<RecoverableItem>();
        var query = Optional.of(RecoveryQuery.of(source, 100));
        while (query.isPresent()) {
            var asked = query.get();
            var page = store.recoverable(mailbox, asked).orElseThrow();
            all.addAll(page.items());
            query = page.end().map(asked::after);
        }
        return all;
    }

    private static void add(Map<String, List<String>> places, Item item, String place) {
        var subject = item.content().properties().text(Known.SUBJECT).orElse("");
        places.computeIfAbsent(subject, _ -> new ArrayList<>()).add(place);
    }
}
