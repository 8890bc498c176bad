package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BY_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Address;
import entente.question.Domain;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is done to a mailbox's folders, one after another: who was told of them at any earlier moment, and is told what came since,
/// knows them as they are.
class FolderHierarchyTest {
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final long SEED = 20_260_302;

    @TempDir private Path folder;

    @Test
    void whoWasToldAtAnyMomentIsToldExactlyWhatCameSince() {
        for (var sequence = 0; sequence < 2_000; sequence++) {
            var random = new Random(SEED + sequence);
            var acts = new RandomFolderActs(random, MARY);
            var tree = FolderTree.NONE.with(made());
            var clients = new ArrayList<Client>();
            for (var step = 0; step < 5 + random.nextInt(30); step++) {
                clients.add(Client.of(tree, watched(tree, random)));
                tree = after(tree, acts.next(tree));
                assertSound(tree);
            }
            for (var client : clients) {
                client.assertToldOf(tree, "sequence " + sequence);
            }
        }
    }

    @Test
    void theSameHoldsForAStoreThatIsClosedAndOpenedMeanwhile() {
        for (var sequence = 0; sequence < 12; sequence++) {
            var random = new Random(SEED + sequence);
            var acts = new RandomFolderActs(random, MARY);
            var told = new HashMap<SyncState, Map<FolderId, Shown>>();
            var store = open(sequence);
            for (var step = 0; step < 40; step++) {
                var folders = store.foldersOf(MARY).orElseThrow();
                told.put(
                        folders.state(folders.folder(DefaultFolder.TOP)),
                        listed(folders, DefaultFolder.TOP));
                store.act(acts.next(treeOf(store)));
                if (random.nextInt(8) == 0) {
                    var before = listed(store.foldersOf(MARY).orElseThrow(), DefaultFolder.ROOT);
                    store.close();
                    store = open(sequence);
                    assertThat(listed(store.foldersOf(MARY).orElseThrow(), DefaultFolder.ROOT))
                            .isEqualTo(before);
                }
            }
            var now = store.foldersOf(MARY).orElseThrow();
            told.forEach((state, known) ->
                    assertThat(told(known, state, now))
                            .as("state %s", state.number())
                            .isEqualTo(listed(now, DefaultFolder.TOP)));
            store.close();
        }
    }

    @Test
    void aStateOlderThanWhatIsRememberedIsNoneAndANewerOneStillHolds() {
        var tree = FolderTree.NONE.with(made());
        var inbox = FolderId.of(MARY, DefaultFolder.INBOX);
        var clients = new ArrayList<Client>();
        for (var round = 0; round < FolderHistory.MOST; round++) {
            if (round >= FolderHistory.MOST - 20) {
                clients.add(Client.of(tree, DefaultFolder.TOP));
            }
            tree = after(tree, new FolderCreation(inbox, new FolderName("x"), FolderClass.NOTE));
            var made = tree.children(DefaultFolder.INBOX).getFirst();
            tree =
                    after(
                            tree,
                            new FolderDeletion(
                                    FolderId.of(MARY, made),
                                    round % 3 > 0 ? Removal.PURGE : Removal.DELETE,
                                    BY_OWNER));
        }

        var history = tree.history();
        assertThat(history.placements()).hasSizeLessThanOrEqualTo(FolderHistory.MOST);
        assertThat(history.reaches(history.forgotten() - 1)).isFalse();
        assertThat(history.latest()).isEqualTo(tree.latest());
        for (var client : clients) {
            assertThat(history.reaches(client.number())).isTrue();
            client.assertToldOf(tree, "a recent state");
        }
    }

    /// What one folder is told as, but for its time.
    private record Shown(
            Optional<FolderId> parent, String name, String folderClass, int folders, String key) {}

    /// Somebody who knows the folders below one as they were after a change.
    private record Client(FolderKey below, long number, Map<FolderKey, List<Object>> known) {
        static Client of(FolderTree tree, FolderKey below) {
            return new Client(below, tree.latest(), shown(tree, tree.descendants(below)));
        }

        void assertToldOf(FolderTree tree, String what) {
            if (!tree.has(below) || !tree.history().reaches(number)) {
                return;
            }
            var difference = FolderDifference.since(number, tree, below);
            var now = new HashMap<>(known);
            assertThat(difference.came().stream().noneMatch(now::containsKey)).as(what).isTrue();
            assertThat(now.keySet().containsAll(difference.changed())).as(what).isTrue();
            assertThat(now.keySet().containsAll(difference.went())).as(what).isTrue();
            assertParentsFirst(tree, difference.came());
            now.putAll(shown(tree, difference.came()));
            now.putAll(shown(tree, difference.changed()));
            difference.went().forEach(now::remove);
            assertThat(now).as(what).isEqualTo(shown(tree, tree.descendants(below)));
        }

        private void assertParentsFirst(FolderTree tree, List<FolderKey> came) {
            var seen = new HashSet<>(known.keySet());
            seen.add(below);
            for (var key : came) {
                assertThat(seen.contains(tree.parent(key).orElseThrow())).isTrue();
                seen.add(key);
            }
        }
    }

    private static Map<FolderKey, List<Object>> shown(FolderTree tree, List<FolderKey> keys) {
        var shown = new HashMap<FolderKey, List<Object>>();
        for (var key : keys) {
            shown.put(
                    key,
                    List.of(
                            tree.parent(key),
                            tree.name(key),
                            tree.folderClass(key),
                            tree.children(key).size(),
                            tree.changed(key)));
        }
        return shown;
    }

    /// No two folders in one have the same name, none is its own ancestor, each is reached from the root.
    private static void assertSound(FolderTree tree) {
        var all = tree.descendants(DefaultFolder.ROOT);
        assertThat(new HashSet<>(all)).hasSameSizeAs(all).hasSize(12 + tree.own().count());
        var named = new HashSet<String>();
        var deepest = 0;
        for (var key : all) {
            var name = new FolderName(tree.name(key)).folded();
            named.add(FolderKey.text(tree.parent(key).orElseThrow()) + "/" + name);
            deepest = Math.max(deepest, tree.depth(key));
        }
        assertThat(named).as("names in one folder").hasSameSizeAs(all);
        assertThat(deepest).isLessThanOrEqualTo(FolderTree.DEEPEST);
    }

    private static FolderTree after(FolderTree tree, FolderAct act) {
        var now = new Change(tree.latest() + 1, NOON);
        return switch (FolderEdit.of(act, new FolderScene(MARY, tree, Permissions.INITIAL, now))) {
            case FolderEdit.Made made -> tree.after(made, now);
            case FolderEdit.Refused _ -> tree;
        };
    }

    private static FolderKey watched(FolderTree tree, Random random) {
        var all = tree.descendants(DefaultFolder.ROOT);
        return random.nextBoolean() ? DefaultFolder.TOP : all.get(random.nextInt(all.size()));
    }

    private static FolderChanges made() {
        return FolderChanges.NONE.and(DefaultFolder.ROOT, new Change(1, NOON));
    }

    private static Map<FolderId, Shown> told(
            Map<FolderId, Shown> known, SyncState state, Folders now) {
        var changes =
                now.changedSince(Optional.of(state), now.folder(DefaultFolder.TOP)).orElseThrow();
        var after = new HashMap<>(known);
        changes.created().forEach(folder -> after.put(folder.id(), shown(now, folder)));
        changes.updated().forEach(folder -> after.put(folder.id(), shown(now, folder)));
        changes.deleted().forEach(after::remove);
        return after;
    }

    private static Map<FolderId, Shown> listed(Folders folders, DefaultFolder below) {
        var listed = new HashMap<FolderId, Shown>();
        folders.descendants(folders.folder(below))
                .forEach(folder -> listed.put(folder.id(), shown(folders, folder)));
        return listed;
    }

    private static Shown shown(Folders folders, Folder folder) {
        return new Shown(
                folders.parent(folder).map(Folder::id),
                folder.displayName(),
                folder.folderClass(),
                folder.folders(),
                folder.changed().key());
    }

    private static FolderTree treeOf(MailboxStore store) {
        return store.foldersOf(MARY).orElseThrow().tree();
    }

    private MailboxStore open(int sequence) {
        var store =
                SqlMailboxStore.open(
                        folder.resolve("store" + sequence),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.fixed(NOON));
        store.put(
                new Recipient.Mailbox(
                        MARY, "Mary", Recipient.Kind.PERSON, ZoneId.of("Europe/Berlin")));
        return store;
    }
}
