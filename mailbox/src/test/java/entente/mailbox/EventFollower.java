package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.MailboxEvent.Kind;
import entente.mailbox.MailboxEvent.Thing;
import entente.question.Address;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Somebody who knows which items and folders a mailbox has by the events that it was told alone.
final class EventFollower {
    static final EventFilter EVERYTHING =
            new EventFilter(EnumSet.allOf(Kind.class), Optional.empty());

    private final Map<FolderId, FolderId> parents = new HashMap<>();
    private final Map<ItemId, FolderId> items = new HashMap<>();
    private EventMark mark;

    /// Begins with an empty mailbox.
    EventFollower(MailboxStore store, Address mailbox) {
        this.mark = store.markOf(mailbox).orElseThrow();
    }

    /// Hears one answer; whether it was the last.
    boolean hear(MailboxStore store) {
        var page = store.eventsSince(mark, EVERYTHING).orElseThrow();
        page.events().forEach(this::hear);
        assertThat(page.last())
                .isEqualTo(
                        page.mark().items() == store.markOf(mark.mailbox()).orElseThrow().items());
        mark = page.mark();
        return page.last();
    }

    void assertKnowsWhatIsThere(MailboxStore store, String what) {
        var folders = store.foldersOf(mark.mailbox()).orElseThrow();
        var own = new HashSet<FolderId>();
        var listed = new HashMap<ItemId, FolderId>();
        for (var folder : folders.descendants(folders.folder(DefaultFolder.ROOT))) {
            if (folder.place().isEmpty()) {
                own.add(folder.id());
            }
            ItemsContract.find(store, folder.id(), ItemsContract.page(0, 100_000, false))
                    .items()
                    .forEach(item -> listed.put(item.id(), folder.id()));
        }
        // Of what was copied or went together one folder is told, and a client looks for what is in
        // it.
        assertThat(own).as(what).containsAll(known(folders));
        items.values().removeIf(folder -> folders.find(folder).isEmpty());
        assertThat(items).as(what).isEqualTo(listed);
    }

    private Set<FolderId> known(Folders folders) {
        var known = new HashSet<>(parents.keySet());
        known.removeIf(folder -> !isThere(folder));
        assertThat(known)
                .allMatch(folder ->
                        folders.parent(folders.find(folder).orElseThrow())
                                .orElseThrow()
                                .id()
                                .equals(parents.get(folder)));
        return known;
    }

    /// A folder that lay in one that went went with it. One in a folder that was copied along with another, of which nobody was told, may have gone or not.
    private boolean isThere(FolderId folder) {
        if (gone.contains(folder)) {
            return false;
        }
        var parent = parents.get(folder);
        return parent == null
                ? folder.keyIn(mark.mailbox()).orElseThrow() instanceof DefaultFolder
                : isThere(parent);
    }

    private final Set<FolderId> gone = new HashSet<>();

    private void hear(MailboxEvent event) {
        switch (event.what()) {
            case Thing.OfFolder(var id, var parent, _) -> {
                switch (event.kind()) {
                    case CREATED -> assertThat(parents.put(id, parent)).isNull();
                    case MOVED -> parents.put(id, parent);
                    case DELETED -> gone.add(id);
                    case MODIFIED -> assertThat(gone).doesNotContain(id);
                    case COPIED, NEW_MAIL, FREE_BUSY_CHANGED -> throw new AssertionError(event);
                }
            }
            case Thing.OfItem(var id, var parent, _) -> {
                switch (event.kind()) {
                    case CREATED, COPIED -> assertThat(items.put(id, parent)).isNull();
                    case MOVED -> {
                        var before = (Thing.OfItem) event.before().orElseThrow();
                        assertThat(items.remove(before.id())).isEqualTo(before.parent());
                        assertThat(items.put(id, parent)).isNull();
                    }
                    case DELETED -> assertThat(items.remove(id)).isEqualTo(parent);
                    case MODIFIED, NEW_MAIL -> assertThat(items.get(id)).isEqualTo(parent);
                    case FREE_BUSY_CHANGED ->
                            assertThat(parent)
                                    .isEqualTo(
                                            FolderId.of(parent.mailbox(), DefaultFolder.CALENDAR));
                }
            }
        }
    }
}
