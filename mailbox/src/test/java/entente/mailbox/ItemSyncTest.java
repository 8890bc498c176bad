package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BY_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Known;
import entente.item.PropertyId;
import entente.question.Address;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever is done to a mailbox's items and folders: who is told of a folder's items now and then, in answers of any size, knows in the end what is listed.
class ItemSyncTest {
    private static final long SEED = 20_260_302;
    private static final Address MARY = MailboxStoreContract.MARY;
    private static final FolderId INBOX = ItemsContract.INBOX;
    private static final FolderId DRAFTS = ItemsContract.DRAFTS;

    @TempDir private Path folder;
    private StorePlace place;
    private MailboxStore store;

    @BeforeEach
    void open() {
        begin(StorePlace.Kind.FILE, "store");
    }

    @AfterEach
    void close() {
        store.close();
    }

    /// What is rare comes after the first hundred. A database is told the same as a file, in words of its own, and most of them in each sequence.
    @ParameterizedTest
    @EnumSource
    void whoHearsOfAFolderNowAndThenKnowsWhatIsListed(StorePlace.Kind kind) {
        beginAnew(kind, "some");

        doMuch(
                0,
                switch (kind) {
                    case FILE -> 300;
                    case POSTGRES -> 40;
                });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void theSameInThousandsOfMailboxes(StorePlace.Kind kind) {
        for (var round = 1; round <= 25; round++) {
            beginAnew(kind, "store" + round);
            doMuch(round * 1_000, round * 1_000 + 200);
        }
    }

    @Test
    void whatWentOutAndCameBackBetweenAnswersIsHeardOfInThatOrder() {
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        var id = ItemsContract.create(store, INBOX, ItemsContract.message("Lunch"));
        var follower = new ItemFollower(INBOX);
        follower.hearAll(store, 1);
        var away = ItemsContract.done(store, new ItemAct.Move(id, DRAFTS, BY_OWNER));
        ItemsContract.done(store, new ItemAct.Move(away, INBOX, BY_OWNER));

        follower.hearAll(store, 512);

        follower.assertKnowsWhatIsListed(store, "there and back");
    }

    @Test
    void whatPeopleDoNotSeeIsHeardOfNeitherWhenItComesNorWhenItGoes() {
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        var hidden = ItemsContract.message("Settings");
        var flags = hidden.properties().with(Known.FLAGS, Known.FLAG_ASSOCIATED);
        var id = ItemsContract.create(store, INBOX, hidden.with(flags));
        var known = store.changedSince(INBOX, Optional.empty(), 9).orElseThrow();
        var item = store.item(id).orElseThrow();
        store.act(new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER));

        var changes = store.changedSince(INBOX, Optional.of(known.state()), 9).orElseThrow();

        assertThat(item.content().properties().has(Known.FLAGS, Known.FLAG_ASSOCIATED)).isTrue();
        assertThat(known.created()).isEmpty();
        assertThat(changes.deleted()).isEmpty();
    }

    @Test
    void whatCameAndWentBetweenTwoAnswersIsNotHeardOf() {
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        ItemsContract.create(store, INBOX, ItemsContract.message("Lunch"));
        var state = store.changedSince(INBOX, Optional.empty(), 9).orElseThrow().state();
        var id = ItemsContract.create(store, INBOX, ItemsContract.message("Tea"));
        store.act(new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER));

        var changes = store.changedSince(INBOX, Optional.of(state), 9).orElseThrow();

        assertThat(changes.created()).isEmpty();
        assertThat(changes.deleted()).isEmpty();
    }

    @Test
    void onlyThatAnItemWasReadIsToldAsThat() {
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        ItemsContract.create(store, INBOX, ItemsContract.message("Lunch"));
        var state = store.changedSince(INBOX, Optional.empty(), 9).orElseThrow().state();
        store.act(new ItemAct.ReadMarks(INBOX, true));

        var changes = store.changedSince(INBOX, Optional.of(state), 9).orElseThrow();

        assertThat(changes.readOrNot()).hasSize(1);
        assertThat(changes.updated()).isEmpty();
        assertThat(changes.created()).isEmpty();
    }

    @Test
    void anAnswerOfItemsThatSayMuchIsAShorterOneAndTheNextGoesOn() {
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        for (var subject : List.of("one", "two", "three", "four")) {
            var content = ItemsContract.message(subject);
            var notes =
                    content.properties().with(new PropertyId.Tag(0x3f00), "ha ".repeat(2_000_000));
            ItemsContract.create(store, INBOX, content.with(notes));
        }

        var first = store.changedSince(INBOX, Optional.empty(), 512).orElseThrow();
        var second = store.changedSince(INBOX, Optional.of(first.state()), 512).orElseThrow();

        assertThat(first.created()).hasSize(2);
        assertThat(first.last()).isFalse();
        assertThat(second.created()).hasSize(2).doesNotContainAnyElementsOf(first.created());
        assertThat(second.last()).isTrue();
    }

    @Test
    void theFirstListingGoesNewestFirst() {
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        for (var subject : List.of("one", "two", "three")) {
            ItemsContract.create(store, INBOX, ItemsContract.message(subject));
        }

        var changes = store.changedSince(INBOX, Optional.empty(), 2).orElseThrow();

        assertThat(ItemsContract.subjects(new ItemPage(changes.created(), 0, 0, true)))
                .containsExactly("three", "two");
        assertThat(changes.last()).isFalse();
    }

    @Test
    void aStateThatIsNoneOfThisFolderIsNone() {
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        ItemsContract.create(store, INBOX, ItemsContract.message("Lunch"));
        var state = store.changedSince(INBOX, Optional.empty(), 9).orElseThrow().state();

        assertThat(store.changedSince(INBOX, Optional.of(state), 9)).isPresent();
        assertThat(store.changedSince(DRAFTS, Optional.of(state), 9)).isEmpty();
        for (var text : List.of("", "x", "AAAA", state.substring(4), "B" + state.substring(1))) {
            assertThat(store.changedSince(INBOX, Optional.of(text), 9)).as(text).isEmpty();
        }
        store.remove(MARY);
        assertThat(store.changedSince(INBOX, Optional.of(state), 9)).isEmpty();
    }

    @Test
    void aStateOfMoreThanHasHappenedIsNone() throws SQLException {
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        ItemsContract.create(store, INBOX, ItemsContract.message("Lunch"));
        var state = store.changedSince(INBOX, Optional.empty(), 9).orElseThrow().state();
        store.close();
        // As where an older file was put in the place of this one.
        change("UPDATE item_counter SET last = last - 1");
        store = place.opened();

        assertThat(store.changedSince(INBOX, Optional.of(state), 9)).isEmpty();
    }

    @Test
    void aStateFromBeforeWhatIsForgottenIsNoneAndALaterOneStillHolds() throws SQLException {
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        var ids = new ArrayList<ItemId>();
        for (var subject : List.of("one", "two", "three")) {
            ids.add(ItemsContract.create(store, INBOX, ItemsContract.message(subject)));
        }
        var old = store.changedSince(INBOX, Optional.empty(), 9).orElseThrow().state();
        var midway = new ItemFollower(INBOX);
        midway.hearAll(store, 9);
        store.act(new ItemAct.Deletion(ids.get(0), Removal.PURGE, BY_OWNER));
        ItemsContract.create(store, INBOX, ItemsContract.message("four"));
        assertThat(midway.hear(store, 1)).isFalse();
        var later = new ItemFollower(INBOX);
        later.hearAll(store, 9);
        store.close();
        // As after many deletions in another folder, of which this one is the oldest.
        change(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                INSERT INTO item_gone SELECT '%s', 'drafts', 1000 + i, 'x', 1 FROM n\
                """
                        .formatted(GoneRows.MOST - 1, MARY));
        change(
                "UPDATE item_counter SET last = 1000 + %d, gone = %d"
                        .formatted(GoneRows.MOST, GoneRows.MOST));
        store = place.opened();

        store.act(new ItemAct.Deletion(ids.get(1), Removal.PURGE, BY_OWNER));

        assertThat(store.changedSince(INBOX, Optional.of(old), 9)).isEmpty();
        later.hearAll(store, 9);
        later.assertKnowsWhatIsListed(store, "a later state");
        midway.hearAll(store, 9);
        midway.assertKnowsWhatIsListed(store, "a round that had begun");
        var anew = new ItemFollower(INBOX);
        anew.hearAll(store, 9);
        anew.assertKnowsWhatIsListed(store, "whoever begins now");
        store.act(new ItemAct.Deletion(ids.get(2), Removal.PURGE, BY_OWNER));
        assertThat(place.count("SELECT count(*) FROM item_gone")).isEqualTo(GoneRows.MOST);
    }

    private void doMuch(int from, int to) {
        for (var sequence = from; sequence < to; sequence++) {
            var random = new Random(SEED + sequence);
            var mailbox = Address.of("m" + sequence + "@contoso.test");
            EndlessFolderWriter.putMailbox(store, mailbox);
            var acts = new RandomItemActs(random, mailbox);
            var followers = new ArrayList<ItemFollower>();
            for (var step = 0; step < 10 + random.nextInt(40); step++) {
                acts.next(store);
                if (random.nextInt(5) == 0) {
                    var tree = store.foldersOf(mailbox).orElseThrow().tree();
                    followers.add(new ItemFollower(acts.place(tree)));
                }
                for (var follower : followers) {
                    if (random.nextInt(3) == 0) {
                        follower.hear(store, 1 + random.nextInt(4));
                    }
                }
                if (random.nextInt(300) == 0) {
                    store.close();
                    store = place.opened();
                }
            }
            for (var follower : followers) {
                follower.hearAll(store, 1 + random.nextInt(9));
                follower.assertKnowsWhatIsListed(store, "sequence " + sequence);
            }
            assertCountsAreRight(mailbox);
        }
        assertThat(place.count("SELECT count(*) FROM piece")).isPositive();
        PiecesSound.assertSound(place);
    }

    private void assertCountsAreRight(Address mailbox) {
        var folders = store.foldersOf(mailbox).orElseThrow();
        for (var each : folders.descendants(folders.folder(DefaultFolder.ROOT))) {
            var all = ItemsContract.find(store, each.id(), ItemsContract.page(0, 9_999, false));
            var hidden =
                    ItemsContract.find(
                            store,
                            each.id(),
                            new ItemQuery(Optional.empty(), List.of(), true, 0, 9_999, false));
            assertThat(each.items()).isEqualTo(all.items().size()).isEqualTo(all.total());
            var unread = all.items().stream().filter(item -> !item.content().isRead()).count();
            each.unread().ifPresent(count -> assertThat(count).isEqualTo((int) unread));
            assertThat(each.bytes()).isEqualTo(bytes(all) + bytes(hidden));
            assertThat(hidden.total()).isEqualTo(hidden.items().size());
        }
    }

    private static long bytes(ItemPage page) {
        return page.items().stream().mapToLong(Item::size).sum();
    }

    private void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + place.text());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private void beginAnew(StorePlace.Kind kind, String name) {
        store.close();
        begin(kind, name);
    }

    private void begin(StorePlace.Kind kind, String name) {
        place = kind.place(folder, name);
        store = place.opened();
    }
}
