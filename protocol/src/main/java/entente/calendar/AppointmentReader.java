package entente.calendar;

import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Kind;
import entente.calendar.Appointment.Response;
import entente.item.Body;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a VEVENT says as an appointment (MS-OXCICAL 2.1.3.1.1.20). Whatever cannot be understood counts as not said.
record AppointmentReader(Owner owner, Zones zones) {
    /// An event on its own, or a series.
    Appointment read(CalendarObject.Part part) {
        var event = part.event();
        var itself = event.itself();
        return read(
                part,
                event.repetition().repeats() ? Kind.MASTER : Kind.SINGLE,
                itself.key(),
                itself.block().start(),
                itself.block().end());
    }

    /// What `part` says of the occurrence `key` from `start` to `end`.
    Appointment read(CalendarObject.Part part, Kind kind, String key, Instant start, Instant end) {
        var text = part.text();
        var edit = new AppointmentEdit(start, end, zone(text, "DTSTART").orElse(owner.zone()));
        edit.uid = part.event().uid();
        edit.kind = kind;
        edit.key = key;
        edit.endZone = zone(text, "DTEND").orElse(edit.zone);
        edit.allDay = allDay(part, edit);
        edit.status = part.event().status();
        readText(text, edit);
        readMarks(text, edit);
        readPeople(text, edit);
        edit.reminderMinutes =
                Alarm.minutes(text, part.event().itself().block().start().getEpochSecond());
        edit.sequence = part.event().sequence();
        edit.stamp = Instant.ofEpochSecond(part.event().stamp());
        edit.recurring = part.event().replaces().isPresent() || kind != Kind.SINGLE;
        if (kind == Kind.MASTER) {
            edit.recurrence = RuleReader.read(text, part.event().start());
        }
        return edit.done();
    }

    private Optional<ZoneId> zone(Component text, String property) {
        return text.first(property).map(zones::id);
    }

    /// Of dates, or of times that are marked as whole days and are.
    private static boolean allDay(CalendarObject.Part part, AppointmentEdit edit) {
        return part.event().start().isDate()
                || (is(part.text(), "X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE")
                        && isMidnight(edit.start, edit.zone)
                        && isMidnight(edit.end, edit.zone)
                        && edit.end.isAfter(edit.start));
    }

    private static boolean isMidnight(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone).atStartOfDay(zone).toInstant().equals(at);
    }

    private static void readText(Component text, AppointmentEdit edit) {
        edit.subject = text.first("SUMMARY").map(ContentLine::text).orElse("");
        edit.location = text.first("LOCATION").map(ContentLine::text).orElse("");
        edit.body = body(text);
        edit.categories =
                text.all("CATEGORIES")
                        .flatMap(line -> VObjectPropertyValues.parseList(line.value()).stream())
                        .toList();
    }

    private static Optional<Body> body(Component text) {
        return text.all("X-ALT-DESC")
                .filter(AppointmentReader::isHtml)
                .map(html -> new Body(Body.Format.HTML, html.wholeText()))
                .filter(html -> !html.text().isBlank())
                .findFirst()
                .or(() ->
                        text.first("DESCRIPTION")
                                .map(plain -> new Body(Body.Format.TEXT, plain.wholeText())));
    }

    private static boolean isHtml(ContentLine line) {
        return line.parameter("FMTTYPE").map("text/html"::equalsIgnoreCase).orElse(false);
    }

    private static void readMarks(Component text, AppointmentEdit edit) {
        edit.importance = importance(text);
        edit.sensitivity =
                switch (upper(text, "CLASS")) {
                    case "", "PUBLIC" -> 0;
                    case "X-PERSONAL" -> 1;
                    case "CONFIDENTIAL" -> 3;
                    // RFC 5545, 3.8.1.3: whatever else it is, it is as PRIVATE.
                    default -> 2;
                };
        edit.cancelled = is(text, "STATUS", "CANCELLED");
        edit.newTimeAllowed = !is(text, "X-MICROSOFT-DISALLOW-COUNTER", "TRUE");
    }

    private static int importance(Component text) {
        return switch (text.first("PRIORITY").map(ContentLine::value).orElse("")) {
            case "1", "2", "3", "4" -> 2;
            case "5" -> 1;
            case "6", "7", "8", "9" -> 0;
            default ->
                    switch (upper(text, "X-MICROSOFT-CDO-IMPORTANCE")) {
                        case "0" -> 0;
                        case "2" -> 2;
                        default -> 1;
                    };
        };
    }

    private void readPeople(Component text, AppointmentEdit edit) {
        edit.organizer = text.first("ORGANIZER").flatMap(AttendeeLine::organizer);
        var invites = edit.organizer.map(Attendee::address).orElse("");
        edit.attendees =
                text.all("ATTENDEE")
                        .flatMap(line -> AttendeeLine.attendee(line).stream())
                        .map(who ->
                                !invites.isEmpty() && AttendeeLine.same(who.address(), invites)
                                        ? new Attendee(
                                                who.role(),
                                                who.name(),
                                                who.address(),
                                                Response.ORGANIZER)
                                        : who)
                        .toList();
        edit.myResponse = myResponse(edit.organizer, edit.attendees);
        edit.responseRequested = responseRequested(text);
    }

    /// A meeting that nobody invites to is its owner's, unless she is among those who are invited.
    private Response myResponse(Optional<Attendee> organizer, List<Attendee> attendees) {
        if (attendees.isEmpty()) {
            return Response.NONE;
        }
        if (organizer.filter(this::isOwner).isPresent()) {
            return Response.ORGANIZER;
        }
        return attendees.stream()
                .filter(this::isOwner)
                .map(Attendee::response)
                .findFirst()
                .orElse(organizer.isPresent() ? Response.NOT_RESPONDED : Response.ORGANIZER);
    }

    private boolean isOwner(Attendee who) {
        return AttendeeLine.same(who.address(), owner.address().toString());
    }

    /// Unless those who are asked at all are asked not to answer.
    static boolean responseRequested(Component text) {
        var asked =
                text.all("ATTENDEE")
                        .flatMap(line -> line.parameter("RSVP").stream())
                        .map(asks -> asks.strip().toUpperCase(Locale.ROOT))
                        .toList();
        return asked.contains("TRUE") || !asked.contains("FALSE");
    }

    private static String upper(Component text, String property) {
        return text.first(property).map(line -> line.value().toUpperCase(Locale.ROOT)).orElse("");
    }

    private static boolean is(Component text, String property, String value) {
        return upper(text, property).equals(value);
    }
}
