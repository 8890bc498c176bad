package entente.calendar;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import entente.calendar.Appointment.Role;
import entente.question.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a VEVENT says of a meeting beside what people are told of it.
final class MeetingText {
    private static final String INTENDED = "X-MICROSOFT-CDO-INTENDEDSTATUS";
    private static final List<String> WRITTEN = List.of("DTSTAMP", "LAST-MODIFIED");

    private MeetingText() {}

    /// How firmly the meeting is to take the time of those who accept it; where nothing says so, of one's own meeting as firmly as one's own.
    static Status intended(Component text) {
        return status(text, INTENDED)
                .or(() -> status(text, "X-MICROSOFT-CDO-BUSYSTATUS"))
                .orElseGet(() ->
                        text.first("TRANSP")
                                .filter(line -> line.value().equalsIgnoreCase("TRANSPARENT"))
                                .map(_ -> Status.FREE)
                                .orElse(Status.BUSY));
    }

    /// The same of what somebody may have answered already, who was shown as tentative until then.
    static Status meant(Component text) {
        var intended = intended(text);
        return intended == Status.TENTATIVE && text.first(INTENDED).isEmpty()
                ? Status.BUSY
                : intended;
    }

    static Component intended(Component text, Status status) {
        return text.with(INTENDED, Optional.of(Line.of(INTENDED, AppointmentWriter.name(status))));
    }

    private static Optional<Status> status(Component text, String property) {
        return text.first(property)
                .flatMap(line ->
                        switch (line.value().toUpperCase(Locale.ROOT)) {
                            case "FREE" -> Optional.of(Status.FREE);
                            case "TENTATIVE" -> Optional.of(Status.TENTATIVE);
                            case "BUSY" -> Optional.of(Status.BUSY);
                            case "OOF" -> Optional.of(Status.OUT_OF_OFFICE);
                            case "WORKINGELSEWHERE" -> Optional.of(Status.WORKING_ELSEWHERE);
                            default -> Optional.empty();
                        });
    }

    /// How firmly the time of somebody is taken who answers so.
    static Status status(Response answer, Status intended) {
        return switch (answer) {
            case ACCEPT, ORGANIZER -> intended;
            case DECLINE -> Status.FREE;
            case TENTATIVE, NONE, NOT_RESPONDED ->
                    intended == Status.FREE ? Status.FREE : Status.TENTATIVE;
        };
    }

    /// Without reminders and when it was written, and but with `answersToo` without what people answered.
    static Component lasting(Component text, boolean answersToo) {
        var kept = text.withParts("VALARM", List.of());
        for (var name : WRITTEN) {
            kept = kept.with(name, List.of());
        }
        return answersToo
                ? kept
                : kept.with(
                        "ATTENDEE", text.all("ATTENDEE").map(AttendeeText::unanswered).toList());
    }

    /// With what somebody answers; who is not named, as somebody of a group is not, is named then if `add`.
    static Component answering(Component text, String address, Response answer, boolean add) {
        var lines = new ArrayList<>(text.texts("ATTENDEE"));
        var read = text.all("ATTENDEE").toList();
        var found = false;
        for (var at = 0; at < read.size(); at++) {
            if (AttendeeLine.same(AttendeeLine.address(read.get(at)), address)) {
                lines.set(at, line(Optional.of(read.get(at)), address, answer));
                found = true;
            }
        }
        if (!found && add) {
            lines.add(line(Optional.empty(), address, answer));
        }
        return text.with("ATTENDEE", lines);
    }

    private static String line(Optional<ContentLine> line, String address, Response answer) {
        var was =
                line.flatMap(AttendeeLine::attendee)
                        .orElse(new Attendee(Role.REQUIRED, "", address, Response.NOT_RESPONDED));
        return AttendeeText.attendee(
                new Attendee(was.role(), was.name(), was.address(), answer), line, false);
    }

    /// What somebody answered; empty where she is not named.
    static Optional<Response> answer(Component text, String address) {
        return text.all("ATTENDEE")
                .filter(line -> AttendeeLine.same(AttendeeLine.address(line), address))
                .flatMap(line -> AttendeeLine.attendee(line).stream())
                .map(Attendee::response)
                .findFirst();
    }

    /// The same as called off, said at that time.
    static Component calledOff(Component text, int sequence, Instant stamp) {
        return AppointmentWriter.withStatus(text, Status.FREE)
                .with("STATUS", List.of("STATUS:CANCELLED"))
                .with("SEQUENCE", List.of(Line.of("SEQUENCE", Integer.toString(sequence))))
                .with("DTSTAMP", List.of(Line.time("DTSTAMP", stamp)));
    }
}
