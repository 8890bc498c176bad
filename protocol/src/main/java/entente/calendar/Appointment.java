package entente.calendar;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.question.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What people are told of an appointment, of a series as a whole, or of one occurrence of it, in Exchange's terms (MS-OXOCAL 2.2.1).
///
/// `key` names the occurrence that this is within its series, and is empty for what is none. Of a series, `start` and `end` are those of its first occurrence as it was planned. An
/// appointment of whole days begins and ends at midnight on the clock of `zone`; `zone` is that of the start, `endZone` that of the end.
/// `recurrence` is how it repeats where Exchange could say that; `recurring` whether it repeats at all, or belongs to what does. `importance` and `sensitivity` are the numbers of
/// [entente.item.Known#IMPORTANCE] and [entente.item.Known#SENSITIVITY]. `reminderMinutes` is how long before the start people are reminded, if they are.
///
/// It holds only what a calendar object can say: times are in whole seconds; subject, location, categories and names are single lines without blanks around them; a text's lines end in
/// a line feed; what XML cannot hold is left out; a number that means nothing is the normal one. That the end is not before the start is checked when it is written.
public record Appointment(
        String uid,
        String key,
        Kind kind,
        Instant start,
        Instant end,
        boolean allDay,
        ZoneId zone,
        ZoneId endZone,
        Status status,
        String subject,
        String location,
        Optional<Body> body,
        List<String> categories,
        int importance,
        int sensitivity,
        OptionalInt reminderMinutes,
        Optional<Attendee> organizer,
        List<Attendee> attendees,
        Response myResponse,
        boolean cancelled,
        boolean responseRequested,
        boolean newTimeAllowed,
        int sequence,
        Instant stamp,
        boolean recurring,
        Optional<Recurrence> recurrence) {
    public enum Kind {
        SINGLE,
        OCCURRENCE,
        EXCEPTION,
        MASTER
    }

    /// In the order of their numbers (PidLidResponseStatus, MS-OXOCAL 2.2.1.11).
    public enum Response {
        NONE,
        ORGANIZER,
        TENTATIVE,
        ACCEPT,
        DECLINE,
        NOT_RESPONDED
    }

    public enum Role {
        REQUIRED,
        OPTIONAL,
        RESOURCE
    }

    /// Somebody who is invited, or who invites. `address` is an SMTP address as a rule; the name may be empty. Who was asked and said nothing is `NOT_RESPONDED`.
    public record Attendee(Role role, String name, String address, Response response) {
        public Attendee {
            name = Printable.line(name);
            address = Printable.line(address);
        }
    }

    public Appointment {
        start = start.truncatedTo(ChronoUnit.SECONDS);
        end = end.truncatedTo(ChronoUnit.SECONDS);
        stamp = stamp.truncatedTo(ChronoUnit.SECONDS);
        zone = plain(zone);
        endZone = allDay ? zone : plain(endZone);
        if (allDay) {
            var first = LocalDate.ofInstant(start, zone);
            var last = LocalDate.ofInstant(end, zone);
            var whole = last.atStartOfDay(zone).toInstant().equals(end);
            var after = whole ? last : last.plusDays(1);
            start = first.atStartOfDay(zone).toInstant();
            end = (after.isAfter(first) ? after : first.plusDays(1)).atStartOfDay(zone).toInstant();
        }
        status = status == Status.NO_DATA ? Status.BUSY : status;
        subject = Printable.line(subject);
        location = Printable.line(location);
        body =
                body.map(said -> new Body(said.format(), Printable.text(said.text())))
                        .filter(said -> !said.text().isBlank());
        categories =
                categories.stream()
                        .map(Printable::line)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
        importance = importance < 0 || importance > 2 ? 1 : importance;
        sensitivity = sensitivity < 0 || sensitivity > 3 ? 0 : sensitivity;
        if (reminderMinutes.orElse(0) < 0) {
            reminderMinutes = OptionalInt.empty();
        }
        attendees = List.copyOf(attendees);
    }

    /// Whether others are invited, or its owner was.
    public boolean meeting() {
        return !attendees.isEmpty();
    }

    /// A new one, about which nothing is said yet but that its owner is busy: half an hour from the next half hour on, without a reminder.
    public static Appointment draft(Owner owner, String uid, Instant now) {
        var slot = Duration.ofMinutes(30).toSeconds();
        var start = Instant.ofEpochSecond((Math.floorDiv(now.getEpochSecond(), slot) + 1) * slot);
        var edit = new AppointmentEdit(start, start.plusSeconds(slot), owner.zone());
        edit.uid = uid;
        edit.stamp = now;
        return edit.done();
    }

    /// This with the values of `changed`, of the properties of [AppointmentFacts#SAID] that can be set; of any other, and of a value that means nothing, no notice is taken.
    ///
    /// - A start without an end keeps the length. A series that moves begins on the first day from there on that its pattern falls on.
    /// - Whole days go from midnight to midnight on the clock of `zone`, which has to be set before.
    /// - A reminder is set by minutes, too; without them it is 15 minutes before the start. When it is due follows from that.
    /// - An id of Exchange's is the UID of what is new; what is written already keeps its own.
    /// - The response is the owner's, the state says only whether the appointment is called off; an organizer is whom it is from.
    public Appointment with(Properties changed) {
        return PropertyEdits.with(this, changed);
    }

    /// This without what a property says: empty, or as is usual. What every appointment has stays.
    public Appointment without(PropertyId id) {
        return PropertyEdits.without(this, id);
    }

    /// This with those people invited in that line: required ones are `TO`, optional ones `CC`, resources `BCC`. Who was invited already keeps the response.
    public Appointment with(Addressee.Kind line, List<Addressee> invited) {
        return People.with(this, line, invited);
    }

    public Appointment withBody(Optional<Body> body) {
        var edit = new AppointmentEdit(this);
        edit.body = body;
        return edit.done();
    }

    /// On the clock of another zone: at the same instant, or on the same whole days. The end goes along if it was on the same clock.
    public Appointment withZone(ZoneId zone) {
        var edit = new AppointmentEdit(this);
        edit.zone = zone;
        edit.endZone = endZone.equals(this.zone) ? zone : endZone;
        if (allDay) {
            edit.start = LocalDate.ofInstant(start, this.zone).atStartOfDay(zone).toInstant();
            edit.end = LocalDate.ofInstant(end, this.zone).atStartOfDay(zone).toInstant();
        }
        return edit.done();
    }

    public Appointment withEndZone(ZoneId zone) {
        var edit = new AppointmentEdit(this);
        edit.endZone = zone;
        return edit.done();
    }

    /// This, which repeats so, or not at all. It begins on the first day of the range that the pattern falls on, at the time at which it began before, and lasts as long.
    public Appointment with(Optional<Recurrence> recurrence) {
        return PropertyEdits.with(this, recurrence);
    }

    /// This as it was said at that time.
    public Appointment stamped(Instant at) {
        var edit = new AppointmentEdit(this);
        edit.stamp = at;
        return edit.done();
    }

    /// The day on which an occurrence was planned, on the clock of `zone`; empty for what is none.
    Optional<LocalDate> plannedOn() {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                key.indexOf('-', 1) > 0
                        ? LocalDate.parse(key)
                        : LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(key)), zone));
    }

    /// One spelling for each clock that never changes and is known by its offset only.
    static ZoneId plain(ZoneId zone) {
        var plain = zone.normalized();
        return plain.equals(ZoneOffset.UTC) || !ZoneId.getAvailableZoneIds().contains(zone.getId())
                ? plain
                : zone;
    }
}
