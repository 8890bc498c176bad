package entente.mailbox;

import static entente.mailbox.ItemsContract.CALENDAR;
import static entente.mailbox.MailboxStoreContract.BY_OWNER;
import static entente.mailbox.MailboxStoreContract.MARY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.ItemContent;
import entente.item.Known;
import entente.question.Domain;
import entente.question.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a calendar that takes in what others tell of meetings.
class NoticesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final String DINNER =
            """
            BEGIN:VCALENDAR
            METHOD:REQUEST
            BEGIN:VEVENT
            UID:dinner
            DTSTAMP:20260301T120000Z
            DTSTART:20260302T180000Z
            DTEND:20260302T190000Z
            SUMMARY:Dinner
            ORGANIZER:mailto:ann@contoso.test
            ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:mary@contoso.test
            END:VEVENT
            END:VCALENDAR
            """;

    @TempDir private Path folder;
    private MailboxStore store;

    @BeforeEach
    void open() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("store"),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.fixed(NOW));
        store.put(MailboxStoreContract.MARYS_MAILBOX);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anInvitationIsInTheCalendarAtOnceAndRead() {
        var item = done(DINNER);

        assertThat(store.itemOf(MARY, "dinner")).contains(item.id());
        assertThat(item.folder()).isEqualTo(CALENDAR);
        assertThat(item.content().isRead()).isTrue();
        assertThat(item.content().properties().text(Known.SUBJECT)).contains("Dinner");
        assertThat(statuses()).containsExactly(Status.TENTATIVE);
    }

    @Test
    void whatIsNewInItTakesThePlaceOfWhatWasThere() {
        var before = done(DINNER);

        var after = done(newer(DINNER).replace("Dinner", "Supper"));
        var off = done(newer(DINNER).replace("REQUEST", "CANCEL"));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.changed()).isNotEqualTo(before.changed());
        assertThat(after.content().properties().text(Known.SUBJECT)).contains("Supper");
        assertThat(off.id()).isEqualTo(before.id());
        assertThat(statuses()).isEmpty();
    }

    @Test
    void whatSaysNothingNewChangesNothing() {
        var item = done(newer(DINNER));

        for (var text :
                List.of(
                        newer(DINNER),
                        DINNER,
                        DINNER.replace("ann@", "eve@"),
                        DINNER.replace("REQUEST", "REPLY"),
                        DINNER.replace("REQUEST", "PUBLISH"),
                        DINNER.replace("UID:dinner", "UID:other").replace("REQUEST", "CANCEL"),
                        DINNER.replace("DTSTART:2026", "DTSTART:x"),
                        "no calendar",
                        "")) {
            assertThat(told(text)).isEqualTo(new ItemOutcome.Gone());
        }

        assertThat(store.item(item.id())).contains(item);
        assertThat(store.sizeOf(MARY).orElseThrow().items()).isEqualTo(1);
    }

    @Test
    void noNoticeBringsMoreOccurrencesThanAMeetingHas() {
        var hourly =
                DINNER.replace(
                        "SUMMARY", "RRULE:FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16\nSUMMARY");
        var dense = DINNER.replace("SUMMARY", "RRULE:FREQ=HOURLY\nSUMMARY");
        var letter = new ItemAct.Creation(ItemsContract.INBOX, ItemContent.EMPTY, ItemStreams.NONE);
        var notice = new ItemAct.Notice(MARY, dense.getBytes(UTF_8));

        var outcome = store.actTogether(List.of(letter, notice));

        assertThat(((JointOutcome.Done) outcome).outcomes().getLast())
                .isEqualTo(new ItemOutcome.Gone());
        assertThat(store.itemOf(MARY, "dinner")).isEmpty();
        assertThat(store.sizeOf(MARY).orElseThrow().items()).isEqualTo(1);
        var item = done(hourly);
        assertThat(told(newer(dense))).isEqualTo(new ItemOutcome.Gone());
        assertThat(store.item(item.id())).contains(item);
    }

    @Test
    void noticesLeaveRoomForTheOwner() {
        fill();
        var weekly = DINNER.replace("SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY");

        var refused = told(weekly);
        var own = CalendarItemsContract.appointment(store, CALENDAR, own(weekly));

        assertThat(refused).isEqualTo(new ItemOutcome.Gone());
        assertThat(store.item(own)).isPresent();
        assertThat(store.itemOf(MARY, "dinner")).contains(own);
    }

    @Test
    void whatDoesNotGrowIsTakenInHoweverLittleRoomThereIs() {
        var before = done(DINNER);
        fill();

        var off = done(newer(DINNER).replace("REQUEST", "CANCEL"));

        assertThat(off.id()).isEqualTo(before.id());
        assertThat(store.item(before.id())).contains(off);
    }

    @Test
    void anAnswerToAMeetingOfTheOwnersThatIsDenserThanANoticeMayBeIsNoted() {
        var dense =
                own(DINNER)
                        .replace("SUMMARY", "RRULE:FREQ=HOURLY\r\nSUMMARY")
                        .replace("ann@", "mary@")
                        .replace("NEEDS-ACTION:mailto:mary@", "NEEDS-ACTION:mailto:ann@");
        var mine = CalendarItemsContract.appointment(store, CALENDAR, dense);
        var answer =
                DINNER.replace("REQUEST", "REPLY")
                        .replace("ann@", "x@")
                        .replace("NEEDS-ACTION:mailto:mary@", "ACCEPTED:mailto:ann@")
                        .replace("x@", "mary@");

        var noted = done(newer(answer));

        assertThat(noted.id()).isEqualTo(mine);
        assertThat(new String(store.source(mine).orElseThrow().bytes(), UTF_8))
                .contains("ACCEPTED");
    }

    /// Has Mary make eight dense series of her own, each of about 105,000 occurrences: more than notices may fill, and less than she may.
    private void fill() {
        var dense = own(DINNER).replace("SUMMARY", "RRULE:FREQ=MINUTELY;INTERVAL=15\r\nSUMMARY");
        for (var i = 0; i < 8; i++) {
            var name = dense.replace("UID:dinner", "UID:" + i).replace("20260302T1", "20240302T1");
            CalendarItemsContract.appointment(store, CALENDAR, name);
        }
    }

    /// The event alone, as its owner would make it.
    private static String own(String notice) {
        return notice.substring(notice.indexOf("BEGIN:VEVENT"), notice.indexOf("END:VCALENDAR"))
                .replace("\n", "\r\n");
    }

    @Test
    void whatWasDeletedComesBackWithTheNextInvitation() {
        var item = done(DINNER);
        store.act(new ItemAct.Deletion(item.id(), Removal.DELETE, BY_OWNER));

        var again = done(newer(DINNER));

        assertThat(again.id()).isNotEqualTo(item.id());
        assertThat(store.itemOf(MARY, "dinner")).contains(again.id());
    }

    /// Something to be taken into Mary's calendar.
    static ItemAct invitation() {
        return new ItemAct.Notice(MARY, DINNER.getBytes(UTF_8));
    }

    private List<Status> statuses() {
        return store.of(MARY).orElseThrow().entries(CalendarItemsContract.MARCH).stream()
                .map(block -> block.status())
                .toList();
    }

    private ItemOutcome told(String text) {
        return store.act(new ItemAct.Notice(MARY, text.getBytes(UTF_8)));
    }

    private Item done(String text) {
        var outcome = told(text);
        assertThat(outcome).isInstanceOf(ItemOutcome.Done.class);
        return ((ItemOutcome.Done) outcome).item();
    }

    private static String newer(String text) {
        return text.replace("20260301T120000Z", "20260302T120000Z");
    }
}
