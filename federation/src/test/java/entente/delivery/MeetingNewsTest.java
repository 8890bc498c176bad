package entente.delivery;

import static entente.delivery.PostOffice.MARY;
import static entente.delivery.PostOffice.address;
import static entente.delivery.PostOffice.letter;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Appointment;
import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.Owner;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemOutcome;
import entente.mailbox.ItemStreams;
import entente.problem.Code;
import entente.wire.mime.MeetingMessage;
import entente.wire.mime.MimeMalformed;
import entente.wire.mime.MimeMessage;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What messages about meetings do to the calendars of those who get them, and what they do not.
class MeetingNewsTest {
    private static final FolderId CALENDAR = FolderId.of(MARY, DefaultFolder.CALENDAR);
    private static final String DINNER =
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            METHOD:REQUEST
            BEGIN:VEVENT
            UID:dinner
            DTSTAMP:20260301T120000Z
            DTSTART:20260302T180000Z
            DTEND:20260302T190000Z
            SUMMARY:Dinner
            ORGANIZER:mailto:Mary@Contoso.test
            ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:bob@contoso.test
            END:VEVENT
            END:VCALENDAR
            """;

    @TempDir private Path folder;
    private PostOffice office;

    @BeforeEach
    void open() {
        office = new PostOffice(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void anInvitationIsInTheInboxAndInTheCalendarOfAllWhoGetIt() {
        office.group("team", "bob", "alice");

        var outcome = office.send(meeting(DINNER, "to:team"));

        assertThat(outcome).isEqualTo(new Delivery.Outcome.Sent(2));
        for (var name : List.of("bob", "alice")) {
            assertThat(office.received(name).content().itemClass())
                    .isEqualTo("IPM.Schedule.Meeting.Request");
            assertThat(calendar(name)).isPresent();
        }
        assertThat(calendar("mary")).isEmpty();
    }

    @Test
    void anAnswerIsNotedByTheOrganizer() {
        kept();

        office.delivery.send(
                address("bob"), meeting(reply("bob"), "to:mary"), new Keeping.Nothing());

        assertThat(responses()).containsExactly(Appointment.Response.ACCEPT);
        assertThat(office.received("mary").content().itemClass())
                .isEqualTo("IPM.Schedule.Meeting.Resp.Pos");
    }

    @Test
    void whatSaysToBeOfAnotherOrganizerIsMailOnly() {
        var others = DINNER.replace("Mary@Contoso.test", "alice@contoso.test");

        office.send(meeting(others, "to:bob"));

        assertThat(office.received("bob").content().itemClass())
                .isEqualTo("IPM.Schedule.Meeting.Request");
        assertThat(calendar("bob")).isEmpty();
    }

    @Test
    void nobodyButTheOrganizerCallsAMeetingOff() {
        office.send(meeting(DINNER, "to:bob"));
        var off = DINNER.replace("REQUEST", "CANCEL").replace("20260301T", "20260302T");

        office.delivery.send(address("alice"), meeting(off, "to:bob"), new Keeping.Nothing());
        office.delivery.send(
                address("alice"),
                meeting(off.replace("Mary@Contoso.test", "alice@contoso.test"), "to:bob"),
                new Keeping.Nothing());

        assertThat(calendar("bob").orElseThrow().appointment().cancelled()).isFalse();

        office.send(meeting(off, "to:bob"));

        assertThat(calendar("bob").orElseThrow().appointment().cancelled()).isTrue();
    }

    @Test
    void nobodyAnswersForAnother() {
        kept();

        office.delivery.send(
                address("alice"), meeting(reply("bob"), "to:mary"), new Keeping.Nothing());

        assertThat(responses()).containsExactly(Appointment.Response.NOT_RESPONDED);
        assertThat(office.inboxOf("mary")).hasSize(1);
    }

    @Test
    void aCalendarThatIsAttachedOrNoNoticeIsMailOnly() {
        office.send(meeting(DINNER.replace("METHOD:REQUEST", "METHOD:PUBLISH"), "to:bob"));
        office.send(meeting("no calendar", "to:bob"));

        assertThat(office.inboxOf("bob")).hasSize(2);
        assertThat(calendar("bob")).isEmpty();
    }

    @Test
    void whatGoesWithItIsDoneOrNothingIs() {
        var own = new ItemAct.Creation(CALENDAR, appointment(), streams(DINNER));
        var message = new Dispatch(meeting(DINNER, "to:bob"), PostOffice.COPY);
        var refused = new Dispatch(meeting(DINNER, "to:ann@fabrikam.test"), PostOffice.COPY);

        var undone = office.delivery.send(MARY, List.of(message, refused), List.of(own));

        assertThat(((Delivery.Outcome.Refused) undone).why().code())
                .isEqualTo(Code.RECIPIENT_ELSEWHERE);
        assertThat(office.items()).isZero();

        var done =
                (Delivery.Outcome.Sent) office.delivery.send(MARY, List.of(message), List.of(own));

        assertThat(done.own()).hasSize(1);
        assertThat(done.own().getFirst()).isInstanceOf(ItemOutcome.Done.class);
        assertThat(calendar("mary")).isPresent();
        assertThat(calendar("bob")).isPresent();
        assertThat(office.items()).isEqualTo(4);
    }

    @Test
    void nothingIsSentWhereWhatGoesWithItWasChangedMeanwhile() {
        var item = kept();
        var first = new ItemAct.Update(item.id(), item.changed(), read(false), Optional.empty());
        var message = new Dispatch(meeting(DINNER, "to:bob"), PostOffice.COPY);
        office.store.act(first);

        var outcome = office.delivery.send(MARY, List.of(message), List.of(first));

        assertThat(outcome).isEqualTo(new Delivery.Outcome.Overtaken());
        assertThat(office.inboxOf("bob")).isEmpty();
        assertThat(calendar("bob")).isEmpty();
    }

    private Item kept() {
        var act = new ItemAct.Creation(CALENDAR, appointment(), streams(DINNER));
        return ((ItemOutcome.Done) office.store.act(act)).item();
    }

    private static ItemContent appointment() {
        return read(true);
    }

    private static ItemContent read(boolean read) {
        return ItemContent.EMPTY.with(
                Properties.NONE
                        .with(Known.ITEM_CLASS, ItemContent.APPOINTMENT)
                        .with(Known.FLAGS, read ? Known.FLAG_READ : 0));
    }

    private static ItemStreams streams(String calendar) {
        return new ItemStreams(
                Optional.empty(),
                Optional.of(Octets.of(calendar.replace("METHOD:REQUEST\n", "").getBytes(UTF_8))),
                Map.of());
    }

    private static String reply(String name) {
        return DINNER.replace("REQUEST", "REPLY")
                .replace("NEEDS-ACTION:mailto:bob@", "ACCEPTED:mailto:%s@".formatted(name));
    }

    private List<Appointment.Response> responses() {
        return calendar("mary").orElseThrow().appointment().attendees().stream()
                .map(Appointment.Attendee::response)
                .toList();
    }

    private Optional<CalendarObject> calendar(String name) {
        return office.store
                .itemOf(address(name), "dinner")
                .flatMap(office.store::source)
                .flatMap(text ->
                        CalendarObjects.first(
                                text.bytes(), new Owner(address(name), ZoneOffset.UTC)));
    }

    /// A message with that calendar in it.
    private static Letter meeting(String calendar, String... recipients) {
        var plain = letter(recipients);
        var method = calendar.contains("METHOD:REPLY") ? "REPLY" : "REQUEST";
        var source =
                MeetingMessage.write(
                        plain.content(), plain.streams().body(), method, calendar.getBytes(UTF_8));
        try {
            var read = MimeMessage.read(source);
            return new Letter(
                    read.content(), new ItemStreams(read.body(), Optional.of(source), Map.of()));
        } catch (MimeMalformed e) {
            throw new AssertionError(e);
        }
    }
}
