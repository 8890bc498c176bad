package entente.mailbox;

import static entente.mailbox.ItemsContract.INBOX;
import static entente.mailbox.ItemsContract.message;
import static entente.mailbox.MailboxStoreContract.MARY;
import static entente.mailbox.MailboxStoreContract.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import entente.item.Known;
import entente.problem.Code;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of changes to a mailbox on hold that keeps as much as it may already.
class VersionsWithoutRoomTest {
    private static final String LUNCH =
            CalendarItemsContract.LUNCH
                    .replace("000Z", "000")
                    .replace(
                            "END:VEVENT",
                            "ORGANIZER:mailto:ann@contoso.test\r\nATTENDEE:mailto:mary@contoso.test\r\nEND:VEVENT");

    @TempDir private Path folder;
    private MailboxStore store;
    private ItemId lunch;
    private Item message;

    @BeforeEach
    void aMailboxIsOnHoldAndKeepsAsMuchAsItMay() throws SQLException {
        store = opened();
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        lunch = CalendarItemsContract.appointment(store, ItemsContract.CALENDAR, LUNCH);
        message = store.item(ItemsContract.create(store, INBOX, message("Lunch"))).orElseThrow();
        store.changeRecoverability(
                MARY,
                kept ->
                        kept.with(
                                Optional.of(
                                        new LitigationHold(
                                                NOW,
                                                OptionalInt.empty(),
                                                "legal",
                                                Optional.empty()))));
        store.close();
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store"))) {
            Sql.update(
                    file,
                    "INSERT INTO folder_contents VALUES (?, 'recoverableitemspurges', 1, 0, 0, ?, 0, 1)",
                    MARY.toString(),
                    Recoverability.HELD_QUOTA);
        }
        store = opened();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anItemThatIsToSaySomethingElseStaysAsItIs() {
        var tea =
                new ItemAct.Update(
                        message.id(),
                        message.changed(),
                        HoldsContract.saying(message.content(), "Tea"),
                        Optional.of(HoldsContract.text("At four.")));

        var why = ItemsContract.refused(store, tea);

        assertThat(why).isEqualTo(Code.RECOVERABLE_ITEMS_FULL);
        assertThat(store.item(message.id())).contains(message);
        assertThat(store.body(message.id())).isEmpty();
        assertThat(RecoveryContract.held(store, RecoverableFolder.VERSIONS)).isZero();
        assertThat(store.removals(MARY, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void whatIsNotKeptAsItWasIsChangedAllTheSame() {
        var read =
                message.content()
                        .with(message.content().properties().with(Known.FLAGS, Known.FLAG_READ));

        ItemsContract.done(
                store, new ItemAct.Update(message.id(), message.changed(), read, Optional.empty()));

        assertThat(store.item(message.id()).orElseThrow().content().isRead()).isTrue();
    }

    @Test
    void newsOfAMeetingChangesNothingAndHoldsUpNobody() {
        var news =
                "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n%sEND:VCALENDAR\r\n"
                        .formatted(LUNCH.replace("20260101", "20260102").replace("Lunch", "Tea"));

        var outcome = store.act(new ItemAct.Notice(MARY, news.getBytes(StandardCharsets.UTF_8)));

        assertThat(outcome).isEqualTo(new ItemOutcome.Gone());
        assertThat(subject()).isEqualTo("Lunch");
    }

    @Test
    void neitherAnImportNorAnotherClockChangesAnything() {
        var newer = LUNCH.replace("20260101", "20260102").replace("Lunch", "Tea");

        var imported =
                catchThrowable(() ->
                        store.importCalendar(
                                MARY, new ByteArrayInputStream(CalendarItemsContract.file(newer))));
        var moved =
                catchThrowable(() ->
                        store.put(
                                new Recipient.Mailbox(
                                        MARY,
                                        "Mary",
                                        Recipient.Kind.PERSON,
                                        ZoneId.of("Asia/Tokyo"))));

        assertThat(imported).hasMessageContaining("RECOVERABLE_ITEMS_FULL");
        assertThat(moved).hasMessageContaining("RECOVERABLE_ITEMS_FULL");
        assertThat(subject()).isEqualTo("Lunch");
        assertThat(store.find(MARY)).contains(MailboxStoreContract.MARYS_MAILBOX);
    }

    private String subject() {
        return store.item(lunch)
                .orElseThrow()
                .content()
                .properties()
                .text(Known.SUBJECT)
                .orElseThrow();
    }

    private MailboxStore opened() {
        return SqlMailboxStore.open(
                folder.resolve("store"),
                MailboxStoreContract.acceptedDomains(),
                InstantSource.fixed(NOW),
                new PasswordHash.Cost(8, 1, 1));
    }
}
