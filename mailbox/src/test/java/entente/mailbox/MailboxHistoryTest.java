package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BY_OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Known;
import entente.mailbox.MailboxEvent.Kind;
import entente.mailbox.MailboxEvent.Thing;
import entente.question.Address;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told of what happened in a mailbox.
class MailboxHistoryTest {
    private static final Address MARY = MailboxStoreContract.MARY;
    private static final FolderId INBOX = ItemsContract.INBOX;
    private static final FolderId DRAFTS = ItemsContract.DRAFTS;
    private static final FolderId BIN = ItemsContract.BIN;
    private static final FolderId CALENDAR = ItemsContract.CALENDAR;
    private static final FolderId TOP = FolderId.of(MARY, DefaultFolder.TOP);

    @TempDir private Path folder;
    private Instant now = MailboxStoreContract.NOW;
    private MailboxStore store;
    private EventMark mark;

    @BeforeEach
    void openWithMary() {
        store = opened();
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        mark = store.markOf(MARY).orElseThrow();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aMessageThatIsMadeInTheInboxIsNewMailAndCountsAsUnread() {
        var id = ItemsContract.create(store, INBOX, ItemsContract.message("Lunch"));

        var events = heard();

        assertThat(told(events))
                .containsExactly("CREATED item", "NEW_MAIL item", "MODIFIED folder");
        assertThat(events.getFirst().what())
                .isEqualTo(
                        new Thing.OfItem(
                                id,
                                INBOX,
                                Optional.of(store.item(id).orElseThrow().changed().key())));
        assertThat(events.getFirst().at()).isEqualTo(now);
        assertThat(events.getLast().what().parent()).isEqualTo(TOP);
        assertThat(events.getLast().unread()).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void whatHappenedNowIsDatedWithoutLookingAtAllThatHappenedBefore() throws SQLException {
        try (var plans = StorePlans.open(file())) {
            var sql =
                    Sql.query(
                                    plans.reader(),
                                    "SELECT sql FROM sqlite_master WHERE name = 'item_event_dated'",
                                    row -> row.getString(1))
                            .getFirst();
            var update = sql.substring(sql.indexOf("UPDATE item_event"), sql.lastIndexOf(';'));

            assertThat(plans.explained(update.replace("NEW.mailbox", "'m'").replace("NEW.", "")))
                    .contains(
                            "SEARCH item_event USING PRIMARY KEY (mailbox=? AND number=?)",
                            "SEARCH item_event USING COVERING INDEX item_event_undated (mailbox=?)");
        }
    }

    @Test
    void aDraftIsNoNewMailAndNorIsAMessageElsewhere() {
        var draft = ItemsContract.message("Draft");
        ItemsContract.create(
                store,
                INBOX,
                draft.with(draft.properties().with(Known.FLAGS, Known.FLAG_UNSENT, true)));
        ItemsContract.create(store, DRAFTS, ItemsContract.message("Elsewhere"));

        assertThat(told(heard()))
                .containsExactly(
                        "CREATED item", "CREATED item", "MODIFIED folder", "MODIFIED folder");
    }

    @Test
    void whatMovesIsToldOfWithWhatItWasBefore() {
        var before = ItemsContract.create(store, INBOX, ItemsContract.message("Lunch"));
        mark = store.markOf(MARY).orElseThrow();
        now = now.plusSeconds(60);
        var after =
                ItemsContract.done(store, new ItemAct.Deletion(before, Removal.DELETE, BY_OWNER));

        var moved = heard().getFirst();

        assertThat(moved.kind()).isEqualTo(Kind.MOVED);
        assertThat(moved.what())
                .isEqualTo(
                        new Thing.OfItem(
                                after,
                                BIN,
                                Optional.of(store.item(after).orElseThrow().changed().key())));
        assertThat(moved.before()).contains(new Thing.OfItem(before, INBOX, Optional.empty()));
        assertThat(moved.at()).isEqualTo(now);
    }

    @Test
    void whatIsCopiedIsToldOfWithWhatItIsACopyOf() {
        var item = ItemsContract.create(store, DRAFTS, ItemsContract.message("Lunch"));
        mark = store.markOf(MARY).orElseThrow();
        var copy = ItemsContract.done(store, new ItemAct.Copy(item, INBOX));

        var copied = heard().getFirst();

        assertThat(copied.kind()).isEqualTo(Kind.COPIED);
        assertThat(((Thing.OfItem) copied.what()).id()).isEqualTo(copy);
        assertThat(copied.before()).contains(new Thing.OfItem(item, DRAFTS, Optional.empty()));
    }

    @Test
    void whatComesAndGoesBetweenTwoAnswersIsToldOfAll() {
        var id = ItemsContract.create(store, DRAFTS, ItemsContract.message("Lunch"));
        store.act(new ItemAct.ReadMarks(DRAFTS, true));
        store.act(new ItemAct.ReadMarks(DRAFTS, false));
        now = now.plusSeconds(60);
        store.act(new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER));

        var events = heard();

        assertThat(told(events))
                .containsExactly(
                        "CREATED item", "MODIFIED item", "DELETED item", "MODIFIED folder");
        assertThat(events.get(2).at()).isEqualTo(now);
        assertThat(events.getLast().unread()).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void whatHappensInTheDefaultCalendarMayChangeFreeBusy() {
        var own =
                ItemsContract.folderDone(
                        store,
                        new FolderCreation(
                                CALENDAR,
                                new FolderName("Football"),
                                new FolderClass("IPF.Appointment")));
        mark = store.markOf(MARY).orElseThrow();
        var file =
                CalendarItemsContract.file(
                        CalendarItemsContract.event("1", "20260302T090000Z", "x"));
        ItemsContract.done(store, CalendarItemsContract.creation(own, file));
        var id = ItemsContract.done(store, CalendarItemsContract.creation(CALENDAR, file));
        ItemsContract.done(store, new ItemAct.Move(id, own, BY_OWNER));

        var changes =
                heard().stream().filter(event -> event.kind() == Kind.FREE_BUSY_CHANGED).toList();

        assertThat(changes)
                .extracting(MailboxEvent::what)
                .allSatisfy(what -> assertThat(((Thing.OfItem) what).id()).isEqualTo(id))
                .hasSize(2);
    }

    @Test
    void foldersAreToldOfAsTheyComeChangeMoveAndGo() {
        var work = ItemsContract.folderMade(store, INBOX, "Work");
        now = now.plusSeconds(60);
        store.act(
                new FolderUpdate(
                        work,
                        Optional.empty(),
                        Optional.of(new FolderName("Play")),
                        Optional.empty()));
        store.act(new FolderMove(work, DRAFTS));
        ItemsContract.folderMade(store, work, "In it");
        now = now.plusSeconds(60);
        store.act(new FolderDeletion(work, Removal.PURGE, BY_OWNER));

        var events = heard();

        assertThat(told(events))
                .containsExactly(
                        "CREATED folder", "MOVED folder", "CREATED folder", "DELETED folder");
        assertThat(events.get(1).before())
                .contains(new Thing.OfFolder(work, INBOX, Optional.empty()));
        assertThat(events.getLast().what())
                .isEqualTo(new Thing.OfFolder(work, DRAFTS, Optional.empty()));
        assertThat(events.getLast().at()).isEqualTo(now);
        assertThat(store.eventsSince(mark, wanting(Kind.DELETED, BIN)).orElseThrow().events())
                .isEmpty();
    }

    @Test
    void aFolderThatOnlyHasAnotherNameIsModified() {
        var work = ItemsContract.folderMade(store, INBOX, "Work");
        mark = store.markOf(MARY).orElseThrow();
        store.act(
                new FolderUpdate(
                        work,
                        Optional.empty(),
                        Optional.of(new FolderName("Play")),
                        Optional.empty()));

        assertThat(told(heard())).containsExactly("MODIFIED folder");
    }

    @Test
    void nobodyIsToldOfKindsAndFoldersThatHeDidNotAskFor() {
        var id = ItemsContract.create(store, DRAFTS, ItemsContract.message("Lunch"));
        ItemsContract.done(store, new ItemAct.Move(id, BIN, BY_OWNER));

        assertThat(store.eventsSince(mark, wanting(Kind.MOVED, DRAFTS)).orElseThrow().events())
                .hasSize(1);
        assertThat(store.eventsSince(mark, wanting(Kind.MOVED, BIN)).orElseThrow().events())
                .hasSize(1);
        assertThat(store.eventsSince(mark, wanting(Kind.MOVED, INBOX)).orElseThrow().events())
                .isEmpty();
        assertThat(store.eventsSince(mark, wanting(Kind.CREATED, BIN)).orElseThrow().events())
                .isEmpty();
    }

    @Test
    void whatPeopleDoNotSeeIsNotToldOf() {
        var id = ItemsContract.create(store, INBOX, ItemsContract.hidden("Settings"));
        ItemsContract.done(store, new ItemAct.Copy(id, DRAFTS));
        store.act(new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER));

        var page = store.eventsSince(mark, EventFollower.EVERYTHING).orElseThrow();

        assertThat(page.events()).isEmpty();
        assertThat(page.mark().items()).isGreaterThan(mark.items());
    }

    @Test
    void eachEventsMarkGoesOnRightBehindIt() {
        for (var subject : List.of("One", "Two", "Three")) {
            ItemsContract.create(store, DRAFTS, ItemsContract.message(subject));
        }
        var created = wanting(Kind.CREATED, DRAFTS);
        var all = store.eventsSince(mark, created).orElseThrow().events();

        assertThat(store.eventsSince(all.getFirst().mark(), created).orElseThrow().events())
                .isEqualTo(all.subList(1, 3));
        assertThat(store.eventsSince(all.getLast().mark(), created).orElseThrow().events())
                .isEmpty();
    }

    @Test
    void manyEventsAreToldInSeveralAnswersAlsoAfterARestart() {
        for (var count = 0; count <= EventReading.MOST; count++) {
            ItemsContract.create(store, DRAFTS, ItemsContract.message("x"));
        }
        var created = wanting(Kind.CREATED, DRAFTS);

        var first = store.eventsSince(mark, created).orElseThrow();
        store.close();
        store = opened();
        var second = store.eventsSince(first.mark(), created).orElseThrow();

        assertThat(first.events()).hasSize(EventReading.MOST);
        assertThat(first.last()).isFalse();
        assertThat(second.events()).hasSize(1);
        assertThat(second.last()).isTrue();
    }

    @Test
    void ofWhatIsForgottenNothingIsTold() throws SQLException {
        store.close();
        change(
                "INSERT INTO item_counter VALUES ('%s', %d, 0, 0)"
                        .formatted(MARY, EventTables.MOST));
        store = opened();
        ItemsContract.create(store, DRAFTS, ItemsContract.message("x"));

        assertThat(store.eventsSince(mark, EventFollower.EVERYTHING)).isEmpty();
        assertThat(store.eventsSince(mark.at(1, mark.folders()), EventFollower.EVERYTHING))
                .isPresent();
    }

    @Test
    void onlyTheNewestAreKept() throws SQLException {
        ItemsContract.create(store, DRAFTS, ItemsContract.message("Old"));
        store.close();
        change("UPDATE item_counter SET last = %d".formatted(EventTables.MOST));
        store = opened();
        ItemsContract.create(store, DRAFTS, ItemsContract.message("New"));

        assertThat(new StorePlace.InFile(file()).count("SELECT count(*) FROM item_event"))
                .isEqualTo(1);
    }

    @Test
    void aMarkOfAnotherMailboxOrFromTheFutureTellsNothing() {
        assertThat(store.eventsSince(mark.at(9, 0), EventFollower.EVERYTHING)).isEmpty();
        assertThat(store.eventsSince(mark.at(0, 9), EventFollower.EVERYTHING)).isEmpty();
        store.remove(MARY);
        assertThat(store.eventsSince(mark, EventFollower.EVERYTHING)).isEmpty();
        now = now.plusSeconds(1);
        store.put(MailboxStoreContract.MARYS_MAILBOX);

        assertThat(store.eventsSince(mark, EventFollower.EVERYTHING)).isEmpty();
    }

    @Test
    void aMarkComesBackAsItWasGivenAwayAndForWhom() {
        var text = mark.at(7, 8).text("one");

        var given = EventMark.parse(text, MARY).orElseThrow();

        assertThat(given.mark()).isEqualTo(mark.at(7, 8));
        assertThat(given.isFor("one")).isTrue();
        assertThat(given.isFor("two")).isFalse();
        assertThat(EventMark.parse(text, MailboxStoreContract.BOB)).isEmpty();
        assertThat(EventMark.parse("B" + text.substring(1), MARY)).isEmpty();
        assertThat(EventMark.parse("AAAA", MARY)).isEmpty();
    }

    @Test
    void whoWaitsIsWokenByAChangeToThatMailboxAlsoByOneBeforeTheWait() throws Exception {
        store.put(
                new Recipient.Mailbox(
                        MailboxStoreContract.BOB,
                        "Bob",
                        Recipient.Kind.PERSON,
                        MailboxStoreContract.MARYS_MAILBOX.zone()));
        try (var watch = store.watch(MARY)) {
            ItemsContract.create(store, INBOX, ItemsContract.message("Before"));
            watch.await(Duration.ofMinutes(5));
            assertThat(heard()).isNotEmpty();

            var woken = new CountDownLatch(1);
            var waiting =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    watch.await(Duration.ofMinutes(5));
                                    woken.countDown();
                                } catch (InterruptedException stopped) {
                                    Thread.currentThread().interrupt();
                                }
                            });
            ItemsContract.create(store, ItemsContract.BOBS_INBOX, ItemsContract.message("Bob's"));
            assertThat(woken.getCount()).isEqualTo(1);
            ItemsContract.create(store, INBOX, ItemsContract.message("While"));
            waiting.join();

            assertThat(woken.getCount()).isZero();
        }
    }

    @Test
    void whatHappenedIsFoundByAnIndexAlone() {
        try (var plans = StorePlans.open(file())) {
            assertThat(plans.explained(ItemEventRows.SINCE))
                    .noneMatch(step -> step.startsWith("SCAN"))
                    .noneMatch(step -> step.contains("TEMP B-TREE"));
        }
    }

    @Test
    void whoeverHearsOfEverythingKnowsWhatIsThere() {
        var random = new Random(20_260_302);
        var acts = new RandomItemActs(random, MARY);
        var follower = new EventFollower(store, MARY);
        for (var act = 0; act < 1_500; act++) {
            acts.next(store);
            if (random.nextInt(40) == 0) {
                follower.hear(store);
            }
        }

        while (!follower.hear(store)) {}

        follower.assertKnowsWhatIsThere(store, "after 1,500 acts");
    }

    private List<MailboxEvent> heard() {
        return store.eventsSince(mark, EventFollower.EVERYTHING).orElseThrow().events();
    }

    private static List<String> told(List<MailboxEvent> events) {
        return events.stream()
                .map(event ->
                        event.kind() + (event.what() instanceof Thing.OfItem ? " item" : " folder"))
                .toList();
    }

    private static EventFilter wanting(Kind kind, FolderId folder) {
        return new EventFilter(Set.of(kind), Optional.of(Set.of(folder)));
    }

    private void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private MailboxStore opened() {
        return SqlMailboxStore.open(file(), MailboxStoreContract.acceptedDomains(), () -> now);
    }

    private Path file() {
        return folder.resolve("store");
    }
}
