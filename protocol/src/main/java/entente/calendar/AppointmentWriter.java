package entente.calendar;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import entente.calendar.Appointment.Role;
import entente.item.Body;
import entente.item.HtmlText;
import entente.question.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Writes into a VEVENT what an appointment says otherwise than the VEVENT does now; every other line stays as it is (MS-OXCICAL 2.1.3.1.1.20).
final class AppointmentWriter {
    private final Owner owner;
    private final Event event;
    private final Appointment now;
    private final Appointment changed;
    private final List<Component> zones = new ArrayList<>();
    private Component text;

    /// `part` says `now`.
    AppointmentWriter(Owner owner, CalendarObject.Part part, Appointment now, Appointment changed) {
        this.owner = owner;
        this.event = part.event();
        this.text = part.text();
        this.now = now;
        this.changed = changed;
    }

    /// The time zones that have to stand beside what was written.
    List<Component> zones() {
        return zones;
    }

    Component written() {
        writeReminder();
        writeTimes();
        writeTexts();
        writeMarks();
        writePeople();
        if (now.status() != changed.status()) {
            text = withStatus(text, changed.status());
        }
        writeVersion();
        return text;
    }

    /// The event, with what it says of the time of its owner also where only Exchange's clients look for it.
    static Component inExchangesWords(CalendarObject.Part part) {
        var text = part.text();
        if (text.first("X-MICROSOFT-CDO-BUSYSTATUS").isEmpty()) {
            text = withStatus(text, part.event().status());
        }
        return text.first("X-MICROSOFT-CDO-ALLDAYEVENT").isPresent()
                ? text
                : text.with(
                        "X-MICROSOFT-CDO-ALLDAYEVENT",
                        List.of(
                                Line.of(
                                        "X-MICROSOFT-CDO-ALLDAYEVENT",
                                        part.event().start().isDate() ? "TRUE" : "FALSE")));
    }

    /// X-MICROSOFT-CDO-BUSYSTATUS says it all; who does not know it reads TRANSP.
    static Component withStatus(Component text, Status status) {
        return text.with(
                        "TRANSP",
                        List.of(
                                Line.of(
                                        "TRANSP",
                                        status == Status.FREE ? "TRANSPARENT" : "OPAQUE")))
                .with(
                        "X-MICROSOFT-CDO-BUSYSTATUS",
                        List.of(Line.of("X-MICROSOFT-CDO-BUSYSTATUS", name(status))));
    }

    static String name(Status status) {
        return switch (status) {
            case FREE -> "FREE";
            case TENTATIVE -> "TENTATIVE";
            case BUSY, NO_DATA -> "BUSY";
            case OUT_OF_OFFICE -> "OOF";
            case WORKING_ELSEWHERE -> "WORKINGELSEWHERE";
        };
    }

    private void writeTimes() {
        var times = new TimesWriter(owner, event, now, changed);
        text = times.written(text);
        zones.addAll(times.zones());
    }

    private void writeTexts() {
        if (!now.subject().equals(changed.subject())) {
            set("SUMMARY", Line.text("SUMMARY", changed.subject()));
        }
        if (!now.location().equals(changed.location())) {
            set("LOCATION", Line.text("LOCATION", changed.location()));
        }
        if (!now.categories().equals(changed.categories())) {
            set("CATEGORIES", Line.list("CATEGORIES", changed.categories()));
        }
        if (!now.body().equals(changed.body())) {
            var plain = changed.body().map(HtmlText::plain).map(Body::text).orElse("");
            set("DESCRIPTION", Line.text("DESCRIPTION", Printable.text(plain)));
            set("X-ALT-DESC", changed.body().flatMap(AppointmentWriter::html));
        }
    }

    private static Optional<String> html(Body body) {
        return body.format() == Body.Format.HTML
                ? Optional.of(Line.html("X-ALT-DESC", body.text()))
                : Optional.empty();
    }

    private void writeMarks() {
        if (now.importance() != changed.importance()) {
            set("X-MICROSOFT-CDO-IMPORTANCE", Optional.empty());
            set(
                    "PRIORITY",
                    switch (changed.importance()) {
                        case 0 -> Optional.of(Line.of("PRIORITY", "9"));
                        case 2 -> Optional.of(Line.of("PRIORITY", "1"));
                        default -> Optional.empty();
                    });
        }
        if (now.sensitivity() != changed.sensitivity()) {
            set(
                    "CLASS",
                    switch (changed.sensitivity()) {
                        case 1 -> Optional.of(Line.of("CLASS", "X-PERSONAL"));
                        case 2 -> Optional.of(Line.of("CLASS", "PRIVATE"));
                        case 3 -> Optional.of(Line.of("CLASS", "CONFIDENTIAL"));
                        default -> Optional.empty();
                    });
        }
        if (now.cancelled() != changed.cancelled()) {
            set(
                    "STATUS",
                    changed.cancelled()
                            ? Optional.of(Line.of("STATUS", "CANCELLED"))
                            : Optional.empty());
        }
        if (now.newTimeAllowed() != changed.newTimeAllowed()) {
            set(
                    "X-MICROSOFT-DISALLOW-COUNTER",
                    changed.newTimeAllowed()
                            ? Optional.empty()
                            : Optional.of(Line.of("X-MICROSOFT-DISALLOW-COUNTER", "TRUE")));
        }
    }

    /// Before the times, which tell where an alarm that has a time of its own stands.
    private void writeReminder() {
        if (!now.reminderMinutes().equals(changed.reminderMinutes())
                || (changed.reminderMinutes().isPresent()
                        && !now.start().equals(changed.start())
                        && Alarm.hasTime(text))) {
            text = Alarm.with(text, event.start().epochSecond(), changed.reminderMinutes());
        }
    }

    private void writePeople() {
        if (!now.organizer().equals(changed.organizer())) {
            set(
                    "ORGANIZER",
                    changed.organizer()
                            .map(who ->
                                    AttendeeText.organizer(who, line("ORGANIZER", who.address()))));
        }
        if (!now.attendees().equals(changed.attendees())) {
            text = text.with("ATTENDEE", attendees());
        }
        if (now.myResponse() != changed.myResponse() && changed.meeting()) {
            writeMyResponse();
        }
        if (AppointmentReader.responseRequested(text) != changed.responseRequested()) {
            text =
                    text.with(
                            "ATTENDEE",
                            text.all("ATTENDEE")
                                    .map(line ->
                                            AttendeeText.asking(line, changed.responseRequested()))
                                    .toList());
        }
    }

    /// The line of somebody about whom nothing is new stays as it is.
    private List<String> attendees() {
        var known = new HashSet<>(now.attendees());
        var lines = new AttendeeIndex(text);
        return changed.attendees().stream()
                .map(who ->
                        Optional.of(who)
                                .filter(known::contains)
                                .flatMap(lines::saying)
                                .orElseGet(() ->
                                        AttendeeText.attendee(
                                                who,
                                                lines.naming(who.address()),
                                                changed.responseRequested())))
                .toList();
    }

    private Optional<ContentLine> line(String property, String address) {
        return text.all(property)
                .filter(line -> AttendeeLine.same(AttendeeLine.address(line), address))
                .findFirst();
    }

    /// Somebody who was invited with others, by the name of a group, is named when she answers.
    private void writeMyResponse() {
        if (changed.myResponse() == Response.ORGANIZER || changed.myResponse() == Response.NONE) {
            return;
        }
        var mine = owner.address().toString();
        var line = line("ATTENDEE", mine);
        if (line.isEmpty() && changed.myResponse() == Response.NOT_RESPONDED) {
            return;
        }
        var lines = new ArrayList<>(text.texts("ATTENDEE"));
        var was =
                line.flatMap(AttendeeLine::attendee)
                        .orElse(new Attendee(Role.REQUIRED, "", mine, Response.NONE));
        var written =
                AttendeeText.attendee(
                        new Attendee(was.role(), was.name(), was.address(), changed.myResponse()),
                        line,
                        changed.responseRequested());
        var at = line.map(text.all("ATTENDEE").toList()::indexOf).orElse(-1);
        if (at < 0) {
            lines.add(written);
        } else {
            lines.set(at, written);
        }
        text = text.with("ATTENDEE", lines);
    }

    /// A meeting that its organizer arranges anew has a higher SEQUENCE (RFC 5546, 2.1.4).
    private void writeVersion() {
        var arranged =
                changed.meeting()
                        && now.meeting()
                        && now.myResponse() == Response.ORGANIZER
                        && (!now.start().equals(changed.start())
                                || !now.end().equals(changed.end())
                                || !now.recurrence().equals(changed.recurrence())
                                || now.recurring() != changed.recurring()
                                || !now.location().equals(changed.location()));
        var next = now.sequence() == Integer.MAX_VALUE ? now.sequence() : now.sequence() + 1;
        var sequence = arranged ? Math.max(next, changed.sequence()) : changed.sequence();
        if (sequence != now.sequence()) {
            set("SEQUENCE", Optional.of(Line.of("SEQUENCE", Integer.toString(sequence))));
        }
        if (!now.stamp().equals(changed.stamp())) {
            set("DTSTAMP", Optional.of(Line.time("DTSTAMP", changed.stamp())));
            set("LAST-MODIFIED", Optional.of(Line.time("LAST-MODIFIED", changed.stamp())));
        }
    }

    private void set(String property, Optional<String> line) {
        text = text.with(property, line);
    }
}
