package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Known;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Somebody who knows a folder's items by what was told of them alone, and is told of nothing twice that came or changed.
final class ItemFollower {
    /// What is known of an item.
    record Told(String subject, boolean read, String changeKey) {}

    private final FolderId folder;
    private final Map<ItemId, Told> known = new HashMap<>();
    private Optional<String> state = Optional.empty();

    ItemFollower(FolderId folder) {
        this.folder = folder;
    }

    FolderId folder() {
        return folder;
    }

    /// Hears one answer; whether it was the last, also where the folder is there no more.
    boolean hear(MailboxStore store, int most) {
        var told = store.changedSince(folder, state, most);
        if (told.isEmpty()) {
            assertThat(store.foldersOf(folder.mailbox()).orElseThrow().find(folder)).isEmpty();
            return true;
        }
        var changes = told.get();
        hear(changes);
        var count =
                changes.created().size()
                        + changes.updated().size()
                        + changes.readOrNot().size()
                        + changes.deleted().size();
        assertThat(count).isLessThanOrEqualTo(most);
        if (!changes.last()) {
            assertThat(state).isNotEqualTo(Optional.of(changes.state()));
        }
        state = Optional.of(changes.state());
        return changes.last();
    }

    void hearAll(MailboxStore store, int most) {
        for (var answers = 0; !hear(store, most); answers++) {
            assertThat(answers).as("answers without an end").isLessThan(10_000);
        }
    }

    void assertKnowsWhatIsListed(MailboxStore store, String what) {
        var page = store.find(folder, ItemsContract.page(0, 100_000, false));
        page.ifPresent(listed -> {
            var expected = new HashMap<ItemId, Told>();
            listed.items().forEach(item -> expected.put(item.id(), known(item)));
            assertThat(known).as(what).isEqualTo(expected);
        });
    }

    private void hear(ItemChanges changes) {
        assertThat(ids(changes.created())).noneMatch(new HashSet<>(changes.deleted())::contains);
        changes.deleted().forEach(known::remove);
        assertThat(ids(changes.created())).noneMatch(known::containsKey);
        changes.created().forEach(item -> known.put(item.id(), known(item)));
        assertThat(known.keySet()).containsAll(ids(changes.updated()));
        changes.updated().forEach(item -> known.put(item.id(), known(item)));
        assertThat(known.keySet()).containsAll(ids(changes.readOrNot()));
        for (var item : changes.readOrNot()) {
            known.computeIfPresent(
                    item.id(),
                    (_, before) ->
                            new Told(
                                    before.subject(),
                                    item.content().isRead(),
                                    item.changed().key()));
        }
    }

    private static List<ItemId> ids(List<Item> items) {
        return items.stream().map(Item::id).toList();
    }

    private static Told known(Item item) {
        return new Told(
                item.content().properties().text(Known.SUBJECT).orElse(""),
                item.content().isRead(),
                item.changed().key());
    }
}
