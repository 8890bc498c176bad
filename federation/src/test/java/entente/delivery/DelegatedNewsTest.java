package entente.delivery;

import static entente.delivery.PostOffice.MARY;
import static entente.delivery.PostOffice.NOON;
import static entente.delivery.PostOffice.address;
import static entente.delivery.PostOffice.letter;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.Owner;
import entente.item.Known;
import entente.item.Octets;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Delegate;
import entente.mailbox.DelegateAct;
import entente.mailbox.MeetingRequests;
import entente.mailtips.TipTerms;
import entente.question.PermissionLevel;
import entente.wire.mime.MimeMalformed;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is told of meetings to Mary, whose delegate Bob gets it, and what he tells others of them for her.
class DelegatedNewsTest {
    private static final String DINNER =
            """
            From: {organizer}
            To: {attendee}
            Content-Type: text/calendar; method=REQUEST

            BEGIN:VCALENDAR
            METHOD:REQUEST
            BEGIN:VEVENT
            UID:dinner
            DTSTAMP:20260301T120000Z
            DTSTART:20260302T180000Z
            DTEND:20260302T190000Z
            SUMMARY:Dinner
            CLASS:PUBLIC
            ORGANIZER:mailto:{organizer}
            ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:{attendee}
            END:VEVENT
            END:VCALENDAR
            """;
    private static final Keeping NOTHING = new Keeping.Nothing();

    @TempDir private Path folder;
    private PostOffice office;

    @BeforeEach
    void open() {
        office = new PostOffice(folder);
        office.store.act(MARY, new DelegateAct.Requests(MeetingRequests.DELEGATES_ONLY));
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void anInvitationIsInTheDelegatesInboxAndInTheOwnersCalendar() throws MimeMalformed {
        delegate(PermissionLevel.EDITOR, false);

        send("alice", dinner("alice", "mary"));

        var copy = office.received("bob");
        assertThat(copy.content().itemClass()).isEqualTo("IPM.Schedule.Meeting.Request");
        assertThat(copy.content().properties().text(Known.RECEIVED_FOR_ADDRESS))
                .contains(MARY.toString());
        assertThat(office.inboxOf("mary")).isEmpty();
        assertThat(calendar("mary")).isPresent();
        assertThat(calendar("bob")).isEmpty();
    }

    @Test
    void whatIsCalledOffGoesTheSameWay() throws MimeMalformed {
        delegate(PermissionLevel.EDITOR, false);
        send("alice", dinner("alice", "mary"));

        send("alice", dinner("alice", "mary").replace("REQUEST", "CANCEL"));

        assertThat(office.inboxOf("bob"))
                .extracting(item -> item.content().itemClass())
                .contains("IPM.Schedule.Meeting.Canceled");
        assertThat(office.inboxOf("mary")).isEmpty();
        assertThat(calendar("mary").orElseThrow().appointment().cancelled()).isTrue();
    }

    @Test
    void aDelegateWhoIsInvitedHerselfHasBothInvitations() throws MimeMalformed {
        delegate(PermissionLevel.EDITOR, false);
        office.group("team", "mary", "bob");

        send("alice", dinner("alice", "team"));

        assertThat(office.inboxOf("bob"))
                .extracting(item -> item.content().properties().text(Known.RECEIVED_FOR_ADDRESS))
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of(MARY.toString()));
        assertThat(calendar("bob")).isPresent();
        assertThat(calendar("mary")).isPresent();
    }

    @Test
    void otherMailStaysTheOwners() {
        delegate(PermissionLevel.EDITOR, false);

        office.delivery.send(address("alice"), letter("to:mary"), NOTHING);

        assertThat(office.inboxOf("mary")).hasSize(1);
        assertThat(office.inboxOf("bob")).isEmpty();
    }

    @Test
    void whatAnotherServerBringsGoesToTheDelegateToo() {
        delegate(PermissionLevel.EDITOR, false);
        var intake =
                new Intake(
                        office.store,
                        new IntakeTerms("mail.contoso.test", TipTerms.USUAL, true),
                        _ -> false,
                        InstantSource.fixed(NOON));

        var answers =
                intake.take(
                        new Arrived(
                                "",
                                List.of("mary@contoso.test"),
                                Octets.of(dinner("ann@fabrikam.test", "mary").getBytes(US_ASCII)),
                                Optional.empty(),
                                "192.0.2.1"));

        assertThat(answers).containsExactly(Optional.empty());
        assertThat(office.received("bob").content().properties().text(Known.RECEIVED_FOR_NAME))
                .contains("Mary Müller");
        assertThat(office.inboxOf("mary")).isEmpty();
        assertThat(calendar("mary")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "CLASS:PUBLIC, false, true",
        "CLASS:PRIVATE, false, false",
        "CLASS:CONFIDENTIAL, false, false",
        "CLASS:PRIVATE, true, true",
        "RRULE:FREQ=NEVER, false, false"
    })
    void whatIsPrivateGoesToThoseWhoSeeThat(String line, boolean seesPrivate, boolean isCopied)
            throws MimeMalformed {
        delegate(PermissionLevel.EDITOR, seesPrivate);

        send("alice", dinner("alice", "mary").replace("CLASS:PUBLIC", line));

        assertThat(office.inboxOf("bob")).hasSize(isCopied ? 1 : 0);
        assertThat(office.inboxOf("mary")).hasSize(isCopied ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "REVIEWER", "AUTHOR", "EDITOR"})
    void whatADelegateTellsForHerIsBelievedWhereHeHasHerCalendarAsAnEditor(PermissionLevel level)
            throws MimeMalformed {
        delegate(level, false);

        send("bob", dinner("mary", "alice"));

        assertThat(office.received("alice").content().properties().text(Known.FROM_ADDRESS))
                .contains(MARY.toString());
        assertThat(calendar("alice").isPresent()).isEqualTo(level == PermissionLevel.EDITOR);
    }

    @Test
    void nothingIsToldForHerOnceSheLetsHimArrangeNothingMore() throws MimeMalformed {
        delegate(PermissionLevel.EDITOR, false);
        var reads = new AtomicInteger();
        InstantSource withdrawing =
                () -> {
                    // The first time the message is written, the second all is ready to be done.
                    if (reads.incrementAndGet() == 2) {
                        var levels = Map.of(DefaultFolder.CALENDAR, PermissionLevel.AUTHOR);
                        office.store.act(
                                MARY,
                                new DelegateAct.Revision(
                                        address("bob"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        levels));
                    }
                    return NOON;
                };
        var delivery = new Delivery(office.store, TipTerms.USUAL, withdrawing);

        var outcome =
                delivery.send(
                        address("bob"), DeliveryTest.ofMime(dinner("mary", "alice")), NOTHING);

        assertThat(outcome).isInstanceOf(Delivery.Outcome.Refused.class);
        assertThat(office.inboxOf("alice")).isEmpty();
        assertThat(calendar("alice")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsPrivateIsCalledOffByThoseWhoSeeThat(boolean seesPrivate) throws MimeMalformed {
        delegate(PermissionLevel.EDITOR, seesPrivate);
        var secret = dinner("mary", "alice").replace("CLASS:PUBLIC", "CLASS:PRIVATE");
        send("mary", secret);
        keepInMarysCalendar(secret);

        send("bob", dinner("mary", "alice").replace("REQUEST", "CANCEL"));

        assertThat(calendar("alice").orElseThrow().appointment().cancelled())
                .isEqualTo(seesPrivate);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatTellsOfAMeetingThatSheAloneHasAsPrivateGoesToThoseWhoSeeThat(boolean seesPrivate)
            throws MimeMalformed {
        delegate(PermissionLevel.EDITOR, seesPrivate);
        keepInMarysCalendar(dinner("alice", "mary").replace("CLASS:PUBLIC", "CLASS:PRIVATE"));

        send("alice", dinner("alice", "mary").replace("REQUEST", "CANCEL"));

        assertThat(office.inboxOf("bob")).hasSize(seesPrivate ? 1 : 0);
        assertThat(office.inboxOf("mary")).hasSize(seesPrivate ? 0 : 1);
        assertThat(calendar("mary").orElseThrow().appointment().cancelled()).isTrue();
    }

    private void keepInMarysCalendar(String message) {
        office.store.importCalendar(
                MARY,
                new ByteArrayInputStream(
                        message.substring(message.indexOf("BEGIN:VCALENDAR"))
                                .replace("METHOD:REQUEST\r\n", "")
                                .getBytes(US_ASCII)));
    }

    private void delegate(PermissionLevel inCalendar, boolean seesPrivate) {
        var bob = new Delegate(address("bob"), true, seesPrivate);
        var refusal =
                office.store.act(
                        MARY,
                        new DelegateAct.Addition(bob, Map.of(DefaultFolder.CALENDAR, inCalendar)));
        assertThat(refusal).isEmpty();
    }

    private void send(String sender, String message) throws MimeMalformed {
        var outcome = office.delivery.send(address(sender), DeliveryTest.ofMime(message), NOTHING);
        assertThat(outcome).isInstanceOf(Delivery.Outcome.Sent.class);
    }

    private Optional<CalendarObject> calendar(String name) {
        return office.store
                .itemOf(address(name), "dinner")
                .flatMap(office.store::source)
                .flatMap(text ->
                        CalendarObjects.first(
                                text.bytes(), new Owner(address(name), ZoneOffset.UTC)));
    }

    private static String dinner(String organizer, String attendee) {
        return DINNER.replace("{organizer}", address(organizer).toString())
                .replace("{attendee}", address(attendee).toString())
                .replace("\n", "\r\n");
    }
}
