package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BY_OWNER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file in which events were kept apart from items.
class EventMigrationTest {
    private static final FolderId CALENDAR = ItemsContract.CALENDAR;
    private static final String ZONE =
            """
            BEGIN:VTIMEZONE\r
            TZID:Office\r
            BEGIN:STANDARD\r
            DTSTART:20000101T000000\r
            TZOFFSETFROM:+0300\r
            TZOFFSETTO:+0300\r
            END:STANDARD\r
            END:VTIMEZONE\r
            """;

    @TempDir private Path folder;
    private MailboxStore store;

    @BeforeEach
    void makeAFile() {
        store = opened();
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        store.close();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void eachUidIsAnItemAndBusyAsItWas() throws SQLException {
        OldEvents.into(file(), 6);
        OldEvents.addZones(file(), ZONE);
        add("1", "", "PUBLISH", "DTSTART:20260302T090000Z", "RRULE:FREQ=DAILY;COUNT=3");
        add("1", "1772528400", "", "RECURRENCE-ID:20260303T090000Z", "DTSTART:20260303T120000Z");
        add("2", "", "", "DTSTART;TZID=Office:20260304T090000");
        add("3", "", "CANCEL", "DTSTART:20260305T090000Z");
        add("4", "", "", "DTSTART:20260306T090000");

        store = opened();

        for (var each : List.of(store, reopened())) {
            assertThat(starts(each))
                    .containsExactly(
                            "2026-03-02T09:00:00Z",
                            "2026-03-03T12:00:00Z",
                            "2026-03-04T06:00:00Z",
                            "2026-03-04T09:00:00Z",
                            "2026-03-06T08:00:00Z");
        }
        assertThat(ItemsContract.folder(store, CALENDAR).items()).isEqualTo(4);
        assertThat(source("1")).contains("RRULE", "RECURRENCE-ID", "X-KEPT:as it was");
        assertThat(source("2")).contains("BEGIN:VTIMEZONE");
        assertThat(source("3")).contains("STATUS:CANCELLED");
        var item = store.item(store.itemOf(MailboxStoreContract.MARY, "4").orElseThrow());
        assertThat(item.orElseThrow().content().isRead()).isTrue();
        assertThat(item.orElseThrow().content().itemClass()).isEqualTo("IPM.Appointment");
        PiecesSound.assertSound(new StorePlace.InFile(file()));
    }

    @Test
    void whatIsImportedAgainAfterwardsMakesNothingTwice() throws SQLException {
        OldEvents.into(file(), 6);
        add("1", "", "", "DTSTART:20260302T090000Z");
        store = opened();
        var again = "BEGIN:VCALENDAR\r\n" + text("1", "DTSTART:20260302T090000Z") + "END:VCALENDAR";

        var report =
                store.importCalendar(
                        MailboxStoreContract.MARY, new ByteArrayInputStream(again.getBytes(UTF_8)));

        assertThat(report).isEqualTo(new MailboxStore.ImportReport(0, 1, List.of()));
        assertThat(ItemsContract.folder(store, CALENDAR).items()).isEqualTo(1);
    }

    @Test
    void whatCannotBeUnderstoodAnyMoreIsKeptAsAnItem() throws SQLException {
        OldEvents.into(file(), 6);
        add("1", "", "", "DTSTART:20260302T090000Z");
        OldEvents.add(file(), "2", "", "", "nothing of this kind");
        add("1", "row 7", "", "RECURRENCE-ID:soon", "DTSTART:20260303T120000Z");

        store = opened();

        assertThat(starts(store)).containsExactly("2026-03-02T09:00:00Z");
        var items = ItemsContract.find(store, CALENDAR, ItemsContract.page(0, 9, false)).items();
        assertThat(items)
                .hasSize(3)
                .extracting(
                        item -> new String(store.source(item.id()).orElseThrow().bytes(), UTF_8))
                .anyMatch(source -> source.contains("nothing of this kind"))
                .anyMatch(source -> source.contains("RECURRENCE-ID:soon"));
        var lost = items.getFirst();
        assertThat(store.act(new ItemAct.Deletion(lost.id(), Removal.DELETE, BY_OWNER)))
                .isInstanceOf(ItemOutcome.Done.class);
    }

    @Test
    void whoseMailboxIsElsewhereKeepsHerEventsUntilItComesBack() throws SQLException {
        OldEvents.into(file(), 6);
        add("1", "", "", "DTSTART:20260302T090000");
        change("UPDATE recipient SET kind = 'mail-user', zone = '', target = 'm@fabrikam.test'");

        store = opened();
        assertThat(store.of(MailboxStoreContract.MARY)).isEmpty();
        store.put(
                new Recipient.Mailbox(
                        MailboxStoreContract.MARY,
                        "Mary",
                        Recipient.Kind.PERSON,
                        ZoneId.of("Asia/Tokyo")));

        assertThat(starts(store)).containsExactly("2026-03-02T00:00:00Z");
    }

    @Test
    void anEventHasItsItemAlsoInAFileFromBeforeThereWereItems() throws SQLException {
        OldEvents.into(file(), 2);
        add("1", "", "", "DTSTART:20260302T090000Z");

        store = opened();

        assertThat(starts(store)).containsExactly("2026-03-02T09:00:00Z");
        assertThat(ItemsContract.folder(store, CALENDAR).items()).isEqualTo(1);
    }

    private void add(String uid, String instance, String method, String... lines)
            throws SQLException {
        OldEvents.add(file(), uid, instance, method, text(uid, lines));
    }

    private static String text(String uid, String... lines) {
        return "BEGIN:VEVENT\r\nUID:%s\r\n%s\r\nX-KEPT:as it was\r\nDURATION:PT1H\r\nEND:VEVENT\r\n"
                .formatted(uid, String.join("\r\n", lines));
    }

    private String source(String uid) {
        var id = store.itemOf(MailboxStoreContract.MARY, uid).orElseThrow();
        return new String(store.source(id).orElseThrow().bytes(), UTF_8);
    }

    private static List<String> starts(MailboxStore store) {
        return store
                .of(MailboxStoreContract.MARY)
                .orElseThrow()
                .entries(MailboxStoreContract.MARCH)
                .stream()
                .map(entry -> entry.start())
                .map(Instant::toString)
                .toList();
    }

    private MailboxStore reopened() {
        store.close();
        store = opened();
        return store;
    }

    private void change(String sql) throws SQLException {
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            Sql.update(file, sql);
        }
    }

    private MailboxStore opened() {
        return SqlMailboxStore.open(
                file(),
                MailboxStoreContract.acceptedDomains(),
                InstantSource.fixed(MailboxStoreContract.NOW));
    }

    private Path file() {
        return folder.resolve("store.db");
    }
}
