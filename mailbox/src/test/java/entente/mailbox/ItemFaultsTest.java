package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BY_OWNER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Body;
import entente.item.Known;
import entente.item.Octets;
import entente.problem.Code;
import entente.problem.Problem;
import entente.spool.Spool;
import entente.spool.SpooledContents;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left when a write in the middle of an act on items fails, or the file is not what it was.
class ItemFaultsTest {
    private static final FolderId INBOX = ItemsContract.INBOX;
    private static final List<String> TABLES =
            List.of(
                    "item",
                    "item_piece",
                    "piece",
                    "item_gone",
                    "item_counter",
                    "item_event",
                    "folder_contents",
                    "folder_change",
                    "folder",
                    "removed",
                    "removal_record",
                    "calendar_log",
                    "recoverability",
                    "outgoing",
                    "outgoing_recipient",
                    "outgoing_piece");

    private static final LitigationHold HOLD = RecoveryContract.HOLD;

    private static final String LARGE = "<plan@contoso.test>";

    private static final Instant LATER = MailboxStoreContract.NOW.plusSeconds(60);

    @TempDir private Path folder;

    @Test
    void whicheverWriteFailsNothingIsDoneByHalf() throws SQLException {
        prepared();
        try (var file = StoreFile.open(path(), MailboxStoreContract.NOW)) {
            var holdings = new Holdings();
            var writer = new Writer(file, holdings, InstantSource.fixed(MailboxStoreContract.NOW));
            writer.start();
            for (var act : acts(file)) {
                failAtEachWrite(file, writer, act);
            }
            assertThat(holdings.all()).as("nothing that failed is in memory").isEmpty();
            writer.close();
        }
    }

    @Test
    void anItemThatIsBrokenInTheFileIsAProblem() throws SQLException {
        var id = prepared();
        change("UPDATE piece SET bytes = x'00'");

        try (var store = opened()) {
            assertThat(store.item(id)).isPresent();
            assertUnreadable(() -> store.source(id));
        }

        change("UPDATE item SET facts = x'01'");
        try (var store = opened()) {
            assertUnreadable(() -> store.item(id));
            assertUnreadable(() -> store.changedSince(INBOX, Optional.empty(), 9));
        }
    }

    private static void assertUnreadable(Runnable reading) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.refusal().code())
                                        .isEqualTo(Code.STORE_UNREADABLE));
    }

    /// Something to be done in Mary's mailbox.
    private interface Act {
        void make(Connection file, Holding holding) throws SQLException;
    }

    private static void failAtEachWrite(StoreFile file, Writer writer, Act act)
            throws SQLException {
        var before = dump(file);
        var writes = 0;
        for (var isDone = false; !isDone && writes < 100; writes++) {
            isDone = attempted(writer, act, writes);
            assertThat(dump(file)).isEqualTo(before);
        }
        assertThat(writes).as("an act writes several times, not for ever").isBetween(4, 99);
    }

    /// Whether the act had no need of a write that fails. It is undone all the same, so that the next begins where this did.
    private static boolean attempted(Writer writer, Act act, int writes) {
        var wasEnough = new boolean[1];
        try {
            writer.write((connection, draft) -> {
                var failing = new FailingFile(connection, writes);
                draft.put(Holding.empty(MailboxStoreContract.MARY));
                act.make(failing.connection(), holding(connection));
                wasEnough[0] = failing.wasEnough();
                throw new SQLException("it is undone");
            });
        } catch (Problem expected) {
            assertThat(expected.refusal().code()).isEqualTo(Code.STORE_NOT_WRITTEN);
        }
        return wasEnough[0];
    }

    private static List<Act> acts(StoreFile file) throws SQLException {
        var holding = holding(file.connection());
        var tree = holding.folders();
        var item =
                ItemId.of(
                        MailboxStoreContract.MARY,
                        DefaultFolder.INBOX,
                        Sql.query(
                                        file.connection(),
                                        "SELECT item FROM item WHERE folder = 'inbox' AND associated = 0 ORDER BY came",
                                        row -> row.getString(1))
                                .getFirst());
        var stored = ItemRows.find(file.connection(), item).orElseThrow();
        var tea =
                stored.kept()
                        .content()
                        .with(stored.kept().content().properties().with(Known.SUBJECT, "Tea"));
        var work = FolderId.of(MailboxStoreContract.MARY, tree.own().all().iterator().next().key());
        var waiting = waiting(file, OutboxContract.posting().messageId());
        var large = waiting(file, LARGE);
        var acts = new ArrayList<Act>();
        for (var act :
                List.of(
                        new ItemAct.Creation(INBOX, tea, streams()),
                        new ItemAct.Update(item, stored.changed(), tea, Optional.of(streams())),
                        new ItemAct.DeletedCreation(INBOX, tea, streams(), BY_OWNER),
                        new ItemAct.Move(item, ItemsContract.DRAFTS, BY_OWNER),
                        new ItemAct.Copy(item, ItemsContract.DRAFTS),
                        new ItemAct.Deletion(item, Removal.DELETE, BY_OWNER),
                        new ItemAct.Deletion(item, Removal.PURGE, BY_OWNER),
                        new ItemAct.ReadMarks(INBOX, true),
                        NoticesTest.invitation(),
                        CalendarItemsContract.creation(
                                ItemsContract.CALENDAR,
                                CalendarItemsContract.file(CalendarItemsContract.STAND_UP)))) {
            acts.add((connection, mary) -> {
                var writing = new ItemWriting(connection, mary, MailboxStoreContract.NOW);
                writing.make(
                        act, CutStream.all(ItemWriting.streams(act), true, packed(connection)));
                writing.after();
            });
        }
        acts.add((connection, mary) -> {
            var joint =
                    JointActs.of(
                            List.of(
                                    new ItemAct.Update(
                                            item, stored.changed(), tea, Optional.of(streams())),
                                    new ItemAct.Move(item, ItemsContract.DRAFTS, BY_OWNER),
                                    new ItemAct.Creation(INBOX, tea, streams()),
                                    OutboxContract.posting(OutboxContract.ANN),
                                    new OutboxAct.Settlement(waiting, Optional.empty()),
                                    NoticesTest.invitation()),
                            packed(connection));
            var draft = new Holdings().draft();
            draft.put(mary);
            joint.make(connection, draft, MailboxStoreContract.NOW);
        });
        acts.add((connection, _) -> {
            var writing = new OutboxWriting(connection, MailboxStoreContract.NOW);
            writing.make(
                    OutboxContract.posting(OutboxContract.ANN, OutboxContract.NILS), List.of());
            writing.make(
                    new OutboxAct.Settlement(waiting, Optional.of(waiting.dueAt(LATER))),
                    List.of());
        });
        acts.add((connection, mary) -> {
            var joint =
                    JointActs.of(
                            List.of(
                                    largePosting("<tea@contoso.test>", 2),
                                    new OutboxAct.Settlement(large, Optional.empty())),
                            packed(connection));
            var draft = new Holdings().draft();
            draft.put(mary);
            joint.make(connection, draft, MailboxStoreContract.NOW);
        });
        acts.add(importing());
        acts.add(restoring(purged(file), Optional.empty()));
        acts.add(restoring(purged(file), Optional.of(HOLD)));
        for (var act :
                List.of(
                        new FolderEmptying(INBOX, false, Removal.DELETE, BY_OWNER),
                        new FolderEmptying(INBOX, false, Removal.SOFT_DELETE, BY_OWNER),
                        new FolderEmptying(INBOX, false, Removal.PURGE, BY_OWNER),
                        new FolderCopy(work, ItemsContract.DRAFTS),
                        new FolderDeletion(work, Removal.PURGE, BY_OWNER))) {
            acts.add((connection, mary) -> {
                var now = new Change(99, MailboxStoreContract.NOW);
                var scene =
                        new FolderScene(mary.address(), mary.folders(), mary.permissions(), now);
                var made = (FolderEdit.Made) FolderEdit.of(act, scene);
                OwnFolderRows.put(connection, scene, made, scene.tree().history());
                var writing = new ItemWriting(connection, mary, MailboxStoreContract.NOW);
                writing.make(made, scene.tree());
                writing.after();
            });
        }
        return acts;
    }

    private static ItemId purged(StoreFile file) throws SQLException {
        var key =
                Sql.query(
                        file.connection(),
                        "SELECT item FROM item WHERE folder = 'recoverableitemspurges'",
                        row -> row.getString(1));
        return ItemId.of(MailboxStoreContract.MARY, RecoverableFolder.PURGES, key.getFirst());
    }

    /// What was purged comes back; where there is a hold a copy of it stays.
    private static Act restoring(ItemId purged, Optional<LitigationHold> hold) {
        return (connection, mary) -> {
            RecoverabilityRows.put(connection, mary.address(), Recoverability.INITIAL.with(hold));
            var writing = new ItemWriting(connection, mary, MailboxStoreContract.NOW);
            var recovery = new ItemAct.Recovery(purged, Optional.empty(), true, BY_OWNER);
            assertThat(writing.make(recovery, List.of())).isInstanceOf(ItemOutcome.Done.class);
            writing.after();
        };
    }

    private static Outgoing waiting(StoreFile file, String messageId) throws SQLException {
        return OutboxRows.all(file.connection(), 2).stream()
                .filter(each -> each.messageId().equals(messageId))
                .findFirst()
                .orElseThrow();
    }

    private static OutboxAct.Posting largePosting(String messageId, int seed) {
        return new OutboxAct.Posting(
                MailboxStoreContract.MARY,
                messageId,
                List.of(OutboxContract.ANN),
                ItemsContract.large(seed));
    }

    /// One appointment is new, another is changed.
    private static Act importing() {
        var late = CalendarItemsContract.LUNCH.replace("Lunch", "Late lunch");
        var calendar = CalendarItemsContract.file(late + CalendarItemsContract.STAND_UP);
        var mailbox = MailboxStoreContract.MARYS_MAILBOX;
        return (connection, mary) -> {
            var merged =
                    CalendarMerge.of(
                            mailbox.owner(),
                            CalendarImport.read(calendar, mailbox.owner()).found(),
                            mary.agendas().find(DefaultFolder.CALENDAR).orElseThrow(),
                            key ->
                                    PieceRows.read(
                                            connection, mary.address(), key, CutStream.SOURCE));
            new AppointmentWriting(connection, mailbox, MailboxStoreContract.NOW)
                    .imported(mary, merged);
        };
    }

    private static Holding holding(Connection file) throws SQLException {
        var mary = MailboxStoreContract.MARY;
        var tree = OwnFolderRows.all(file).getOrDefault(mary, FolderTree.NONE);
        var holding =
                FolderRows.read(
                        file,
                        Holding.empty(mary)
                                .with(MailboxStoreContract.MARYS_MAILBOX)
                                .with(tree)
                                .with(ContentsRows.all(file).getOrDefault(mary, Contents.NONE)),
                        MailboxStoreContract.NOW);
        return holding.with(AppointmentRows.all(file, holding, MailboxStoreContract.NOW));
    }

    private static List<String> dump(StoreFile file) {
        var dump = new ArrayList<String>();
        for (var table : TABLES) {
            dump.addAll(
                    file.read(reader ->
                            Sql.query(
                                    reader,
                                    "SELECT * FROM " + table,
                                    row -> {
                                        var text = new StringBuilder(table);
                                        for (var i = 1;
                                                i <= row.getMetaData().getColumnCount();
                                                i++) {
                                            text.append('|').append(row.getString(i));
                                        }
                                        return text.toString();
                                    })));
        }
        return dump;
    }

    private ItemId prepared() {
        try (var store = opened()) {
            store.put(MailboxStoreContract.MARYS_MAILBOX);
            var first =
                    ItemsContract.done(
                            store,
                            new ItemAct.Creation(INBOX, ItemsContract.message("One"), streams()));
            ItemsContract.create(store, INBOX, ItemsContract.message("Two"));
            ItemsContract.create(store, INBOX, ItemsContract.hidden("Settings"));
            CalendarItemsContract.appointment(
                    store, ItemsContract.CALENDAR, CalendarItemsContract.LUNCH);
            var work = ItemsContract.folderMade(store, INBOX, "Work");
            ItemsContract.done(
                    store, new ItemAct.Creation(work, ItemsContract.message("Three"), streams()));
            store.changeRecoverability(
                    MailboxStoreContract.MARY, kept -> kept.withSingleItemRecovery(true));
            store.act(
                    new ItemAct.Deletion(
                            ItemsContract.done(
                                    store,
                                    new ItemAct.Creation(
                                            work, ItemsContract.message("Four"), streams())),
                            Removal.PURGE,
                            BY_OWNER));
            store.changeRecoverability(
                    MailboxStoreContract.MARY, kept -> kept.withSingleItemRecovery(false));
            store.act(OutboxContract.posting(OutboxContract.ANN, OutboxContract.NILS));
            store.act(largePosting(LARGE, 1));
            return first;
        }
    }

    private static ItemStreams streams() {
        return new ItemStreams(
                Optional.of(new Body(Body.Format.TEXT, "Hello")),
                Optional.of(Octets.of("Subject: x\r\n\r\nHello".getBytes(UTF_8))),
                Map.of(1, Octets.of(new byte[300_000])));
    }

    private static SpooledContents packed(Connection file) throws SQLException {
        var path = Path.of(file.getMetaData().getURL().substring("jdbc:sqlite:".length()));
        return Spool.in(path.resolveSibling("packed")).contents(Long.MAX_VALUE);
    }

    private void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + path());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private MailboxStore opened() {
        return SqlMailboxStore.open(
                path(),
                MailboxStoreContract.acceptedDomains(),
                InstantSource.fixed(MailboxStoreContract.NOW));
    }

    private Path path() {
        return folder.resolve("store.db");
    }
}
