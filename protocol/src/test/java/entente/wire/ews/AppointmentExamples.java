package entente.wire.ews;

import entente.calendar.Appointment;
import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Kind;
import entente.calendar.Appointment.Response;
import entente.calendar.Appointment.Role;
import entente.calendar.Occurrences;
import entente.calendar.Recurrence;
import entente.calendar.Recurrence.Pattern;
import entente.calendar.Recurrence.Range;
import entente.item.Known;
import entente.item.Properties;
import entente.question.Status;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Appointments that tests tell of.
final class AppointmentExamples {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    static final Recurrence MONDAYS =
            new Recurrence(
                    new Pattern.Weekly(1, Set.of(DayOfWeek.MONDAY), DayOfWeek.MONDAY),
                    new Range.Numbered(LocalDate.of(2026, 3, 2), 3));

    /// A meeting each Monday morning, with all that one can say.
    static final Appointment STAND_UP = standUp(Kind.MASTER, "");

    static final Occurrences MARCH =
            new Occurrences(
                    Optional.of(planned("2026-03-02T08:00:00Z")),
                    Optional.of(planned("2026-03-16T08:00:00Z")),
                    List.of(planned("2026-03-16T08:00:00Z"), planned("2026-03-23T08:00:00Z")),
                    List.of(Instant.parse("2026-03-09T08:00:00Z")));

    static final AppointmentElement SERIES =
            new AppointmentElement(
                    STAND_UP,
                    Optional.of(MARCH),
                    Map.of(
                            key("2026-03-02T08:00:00Z"),
                            new FolderElement.Id("T05F", "S0VZ"),
                            key("2026-03-16T08:00:00Z"),
                            new FolderElement.Id("VFdP", "S0VZ")));

    private AppointmentExamples() {}

    static Appointment standUp(Kind kind, String key) {
        return new Appointment(
                "stand-up@contoso.test",
                key,
                kind,
                START,
                START.plusSeconds(1_800),
                false,
                BERLIN,
                PACIFIC,
                Status.WORKING_ELSEWHERE,
                "Stand-up",
                "Town & lake",
                Optional.empty(),
                List.of(),
                1,
                0,
                OptionalInt.empty(),
                Optional.of(somebody(Role.REQUIRED, "Mary", "mary@contoso.test", Response.NONE)),
                List.of(
                        somebody(Role.REQUIRED, "Bob", "bob@contoso.test", Response.ACCEPT),
                        somebody(Role.OPTIONAL, "", "ann@fabrikam.test", Response.NOT_RESPONDED),
                        somebody(Role.RESOURCE, "Room 1", "room1@contoso.test", Response.NONE)),
                Response.TENTATIVE,
                true,
                true,
                false,
                4,
                START.minusSeconds(60),
                true,
                kind == Kind.MASTER ? Optional.of(MONDAYS) : Optional.empty());
    }

    /// A day of whole days that is nobody else's business.
    static Appointment holiday(String key, ZoneId zone) {
        return new Appointment(
                "holiday",
                key,
                key.isEmpty() ? Kind.SINGLE : Kind.OCCURRENCE,
                LocalDate.of(2026, 3, 28).atStartOfDay(zone).toInstant(),
                LocalDate.of(2026, 3, 30).atStartOfDay(zone).toInstant(),
                true,
                zone,
                zone,
                Status.OUT_OF_OFFICE,
                "Holiday",
                "",
                Optional.empty(),
                List.of(),
                1,
                0,
                OptionalInt.empty(),
                Optional.empty(),
                List.of(),
                Response.ORGANIZER,
                false,
                false,
                true,
                0,
                START,
                false,
                Optional.empty());
    }

    static ItemElement item(AppointmentElement told) {
        return ItemExamples.with(
                        Properties.NONE
                                .with(Known.ITEM_CLASS, "IPM.Appointment")
                                .with(Known.SUBJECT, "Stand-up"))
                .with(told);
    }

    static ItemElement item(Appointment told) {
        return item(AppointmentElement.of(told));
    }

    private static Attendee somebody(Role role, String name, String address, Response response) {
        return new Attendee(role, name, address, response);
    }

    private static String key(String start) {
        return Long.toString(Instant.parse(start).getEpochSecond());
    }

    private static Occurrences.Planned planned(String start) {
        var at = Instant.parse(start);
        return new Occurrences.Planned(key(start), at, at.plusSeconds(1_800), at);
    }
}
