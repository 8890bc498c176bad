package entente.calendar;

import static entente.calendar.Objects.BERLIN;
import static entente.calendar.Objects.MARY;
import static entente.calendar.Objects.at;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import entente.calendar.Appointment.Role;
import entente.calendar.Recurrence.Pattern;
import entente.calendar.Recurrence.Range;
import entente.item.Addressee;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyValue.Many;
import entente.question.Status;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PropertyEditsTest {
    private static final Appointment DRAFT =
            Appointment.draft(MARY, "1@contoso.test", at("2026-03-02T09:10"));

    private static Properties start(String local) {
        return Properties.NONE.with(Known.APPOINTMENT_START, at(local));
    }

    @Test
    void aDraftIsTheNextHalfHour() {
        assertThat(DRAFT.start()).isEqualTo(at("2026-03-02T09:30"));
        assertThat(DRAFT.end()).isEqualTo(at("2026-03-02T10:00"));
        assertThat(DRAFT.zone()).isEqualTo(BERLIN);
        assertThat(DRAFT.status()).isEqualTo(Status.BUSY);
        assertThat(DRAFT.reminderMinutes()).isEmpty();
        assertThat(DRAFT.meeting()).isFalse();
        assertThat(Appointment.draft(MARY, "1", Instant.EPOCH).start())
                .isEqualTo("1970-01-01T00:30:00Z");
    }

    @Test
    void whatAnItemSaysIsWhatItIsChangedTo() {
        var wanted =
                DRAFT.with(
                        Properties.NONE
                                .with(Known.SUBJECT, "Budget")
                                .with(Known.LOCATION, "Blue room")
                                .with(Known.CATEGORIES, Many.texts(List.of("Red")))
                                .with(Known.IMPORTANCE, 2)
                                .with(Known.SENSITIVITY, 2)
                                .with(Known.BUSY_STATUS, 3)
                                .with(Known.REMINDER_SET, true)
                                .with(Known.REMINDER_MINUTES, 5)
                                .with(Known.NEW_TIME_REFUSED, true)
                                .with(Known.FROM_NAME, "Mary")
                                .with(Known.FROM_ADDRESS, "mary@contoso.test")
                                .with(
                                        Known.GLOBAL_OBJECT_ID,
                                        GlobalObjectId.of("other@contoso.test")));

        var facts = AppointmentFacts.of(CalendarObject.of(MARY, wanted));

        assertThat(wanted.uid()).isEqualTo("other@contoso.test");
        assertThat(AppointmentFacts.of(wanted)).isEqualTo(facts);
        assertThat(DRAFT.with(facts.properties())).isEqualTo(wanted);
    }

    @Test
    void aReminderIsAQuarterOfAnHourBeforeUnlessOtherwiseSaid() {
        var set = DRAFT.with(Properties.NONE.with(Known.REMINDER_SET, true));
        var minutes = DRAFT.with(Properties.NONE.with(Known.REMINDER_MINUTES, 30));

        assertThat(set.reminderMinutes()).hasValue(15);
        assertThat(minutes.reminderMinutes()).hasValue(30);
        assertThat(minutes.with(Properties.NONE.with(Known.REMINDER_SET, true)).reminderMinutes())
                .hasValue(30);
        assertThat(minutes.without(Known.REMINDER_SET).reminderMinutes()).isEmpty();
        assertThat(minutes.without(Known.REMINDER_MINUTES).reminderMinutes()).isEmpty();
    }

    @Test
    void whatIsTakenAwayIsAsUsual() {
        var said =
                DRAFT.with(
                        Properties.NONE
                                .with(Known.SUBJECT, "Budget")
                                .with(Known.LOCATION, "Blue room")
                                .with(Known.CATEGORIES, Many.texts(List.of("Red")))
                                .with(Known.IMPORTANCE, 2)
                                .with(Known.SENSITIVITY, 2)
                                .with(Known.BUSY_STATUS, 3)
                                .with(Known.NEW_TIME_REFUSED, true)
                                .with(Known.RESPONSE_REQUESTED, false)
                                .with(Known.FROM_ADDRESS, "bob@contoso.test"));

        for (var id : AppointmentFacts.SAID) {
            said = said.without(id);
        }

        assertThat(said).isEqualTo(DRAFT);
    }

    @Test
    void wholeDaysGoFromMidnightToMidnight() {
        var days =
                DRAFT.with(
                        start("2026-03-28T15:00")
                                .with(Known.APPOINTMENT_END, at("2026-03-29T01:00"))
                                .with(Known.ALL_DAY, true));

        assertThat(days.start()).isEqualTo(at("2026-03-28T00:00"));
        assertThat(days.end()).isEqualTo(at("2026-03-30T00:00"));
        var there = days.withZone(ZoneId.of("Asia/Tokyo"));
        assertThat(there.start()).isEqualTo(at("2026-03-28T00:00", ZoneId.of("Asia/Tokyo")));
        assertThat(there.end()).isEqualTo(at("2026-03-30T00:00", ZoneId.of("Asia/Tokyo")));
    }

    @Test
    void aSeriesThatMovesGoesOnFromTheFirstDayThatFits() {
        var mondays = new Pattern.Weekly(1, EnumSet.of(DayOfWeek.MONDAY), DayOfWeek.MONDAY);
        var series =
                DRAFT.with(
                        Optional.of(
                                new Recurrence(
                                        mondays, new Range.NoEnd(LocalDate.of(2026, 3, 4)))));

        var moved = series.with(start("2026-03-26T11:00"));

        assertThat(series.start()).isEqualTo(at("2026-03-09T09:30"));
        assertThat(moved.start()).isEqualTo(at("2026-03-30T11:00"));
        assertThat(moved.end()).isEqualTo(at("2026-03-30T11:30"));
        assertThat(moved.recurrence().orElseThrow().range().start()).isEqualTo("2026-03-30");
        assertThat(moved.with(Optional.<Recurrence>empty()).recurring()).isFalse();
    }

    @Test
    void eachLineInvitesInItsRole() {
        var bob = new Addressee(Addressee.Kind.TO, "Bob", "bob@contoso.test");

        var invited =
                DRAFT.with(Addressee.Kind.BCC, List.of(bob))
                        .with(Addressee.Kind.TO, List.of(bob))
                        .with(Addressee.Kind.REPLY_TO, List.of(bob))
                        .with(Addressee.Kind.BCC, List.of());

        assertThat(invited.attendees())
                .containsExactly(
                        new Attendee(
                                Role.REQUIRED, "Bob", "bob@contoso.test", Response.NOT_RESPONDED));
        assertThat(CalendarObject.of(MARY, invited).appointment().myResponse())
                .isEqualTo(Response.ORGANIZER);
    }

    @Test
    void whatMeansNothingChangesNothing() {
        var odd =
                Properties.NONE
                        .with(Known.SUBJECT, 5)
                        .with(Known.BUSY_STATUS, 77)
                        .with(Known.IMPORTANCE, -1)
                        .with(Known.RESPONSE_STATUS, 9)
                        .with(Known.APPOINTMENT_START, "soon")
                        .with(Known.ENTRY_ID, "x");

        assertThat(DRAFT.with(odd)).isEqualTo(DRAFT);
    }
}
