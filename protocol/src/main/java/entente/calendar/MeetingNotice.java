package entente.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.calendar.Appointment.Attendee;
import entente.calendar.CalendarObject.Part;
import entente.question.Address;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What one person tells others of a meeting (RFC 5546): that she invites to it or has changed it, what she answers, or that it is off. `object` holds as much of the meeting as that is
/// about: all of it, or single occurrences.
public record MeetingNotice(Method method, CalendarObject object) {
    public enum Method {
        REQUEST(1_000),
        REPLY(100),
        CANCEL(100);

        /// Each is looked for in what every recipient's calendar says, while nobody else can write.
        private final int mostEvents;

        Method(int mostEvents) {
            this.mostEvents = mostEvents;
        }
    }

    /// Reads a VCALENDAR of one of these methods, for the calendar of `owner`; empty where it is another, is about several meetings, holds more events than people tell of at once, or cannot be read
    /// as a whole.
    public static Optional<MeetingNotice> read(byte[] text, Owner owner) {
        var file = CalendarFile.read(text);
        if (file.parts().size() != 1 || !file.faults().isEmpty()) {
            return Optional.empty();
        }
        var part = file.parts().getFirst();
        return Arrays.stream(Method.values())
                .filter(method -> method.name().equals(part.method()))
                .findFirst()
                .flatMap(method -> read(method, part, owner));
    }

    private static Optional<MeetingNotice> read(
            Method method, CalendarFile.Part part, Owner owner) {
        if (part.events().isEmpty() || part.events().size() > method.mostEvents) {
            return Optional.empty();
        }
        var reader = new EventReader(owner.address(), new Zones(owner.zone(), part.zones()));
        var zones = ObjectGathering.byName(part.zones());
        var gathered = new ObjectGathering(owner);
        var uids = new HashSet<String>();
        for (var component : part.events()) {
            try {
                var said = said(method, component);
                var event = reader.read(said);
                uids.add(event.uid());
                if (said.first("UID").isEmpty() || uids.size() > 1) {
                    return Optional.empty();
                }
                gathered.add(new Part(event, said), zones);
            } catch (Malformed e) {
                return Optional.empty();
            }
        }
        return Optional.of(new MeetingNotice(method, gathered.object()));
    }

    /// RFC 5546, 3.2.3 and 3.2.5: an answer and what is off need not say when it would be.
    private static Component said(Method method, Component component) {
        var said =
                method == Method.CANCEL
                        ? component.with("STATUS", Optional.of("STATUS:CANCELLED"))
                        : component;
        var stamp = said.first("RECURRENCE-ID").or(() -> said.first("DTSTAMP"));
        return method == Method.REQUEST || said.first("DTSTART").isPresent() || stamp.isEmpty()
                ? said
                : said.with("DTSTART", Optional.of(Line.of("DTSTART", stamp.get().value())));
    }

    /// An invitation to the meeting that `of` says, all of it: without what is its organizer's alone, which are her reminder and her categories. How firmly her time is taken is what is
    /// meant for those who are invited (X-MICROSOFT-CDO-INTENDEDSTATUS, MS-OXCICAL 2.1.3.1.1.20.36).
    public static MeetingNotice request(CalendarObject of) {
        return new MeetingNotice(Method.REQUEST, NoticeWriter.request(of));
    }

    /// That the meeting which `of` says is off: the series as a whole, or an occurrence where it holds nothing else ([CalendarObject#about]).
    public static MeetingNotice cancellation(CalendarObject of, Instant now) {
        return cancellation(of, of.appointment().attendees(), now);
    }

    /// The same for those alone who are not wanted any more.
    public static MeetingNotice cancellation(CalendarObject of, List<Attendee> off, Instant now) {
        return new MeetingNotice(Method.CANCEL, NoticeWriter.cancellation(of, off, now));
    }

    /// What the owner of `mine` answers, as it stands there: of the whole, or of one occurrence, which has to be there.
    public static MeetingNotice reply(
            CalendarObject mine, Optional<String> occurrence, Instant now) {
        return new MeetingNotice(
                Method.REPLY, NoticeWriter.reply(occurrence.map(mine::about).orElse(mine), now));
    }

    /// From whom it has to come to be believed: whoever invites, or of an answer whoever gives it. Empty where that is not one and the same person throughout.
    public Optional<Address> speaker() {
        var property = method == Method.REPLY ? "ATTENDEE" : "ORGANIZER";
        var speakers = new HashSet<Optional<Address>>();
        for (var part : object.parts().values()) {
            var lines = part.text().all(property).toList();
            speakers.add(
                    lines.size() == 1
                            ? Address.parse(AttendeeLine.address(lines.getFirst()))
                            : Optional.empty());
        }
        return speakers.size() == 1 ? speakers.iterator().next() : Optional.empty();
    }

    /// The key of the only occurrence that it is about; empty where it is about a whole, or several.
    public Optional<String> occurrence() {
        var keys = object.parts().keySet();
        return keys.size() == 1
                ? Optional.of(keys.iterator().next()).filter(key -> !key.isEmpty())
                : Optional.empty();
    }

    /// Whether the meeting was arranged anew since, as `mine` says it.
    public boolean isOutdatedBy(CalendarObject mine) {
        return object.parts().entrySet().stream()
                .anyMatch(said -> {
                    var known =
                            Optional.ofNullable(mine.parts().get(said.getKey()))
                                    .or(() -> Optional.ofNullable(mine.parts().get("")));
                    return known.filter(part ->
                                    said.getValue().event().sequence() < part.event().sequence())
                            .isPresent();
                });
    }

    /// What the calendar of the owner says under this UID once the notice is taken in; empty where it changes nothing there. `mine` is what it says before. That the notice comes from its
    /// [#speaker] was proved before.
    ///
    /// - An invitation takes the place of what it is newer than by SEQUENCE and DTSTAMP. What is new in it is tentative until the owner answers, or free if it is meant so; where time and pattern stay, an answer that
    ///   she gave stays too. Her reminder and her categories stay, and occurrences that she took out are out. Nobody is invited to what she or yet another person organizes.
    /// - What is off is marked so and leaves her free, where she has it.
    /// - An answer is noted by the organizer alone, of somebody whom she invited, unless she has arranged the meeting anew since.
    public Optional<CalendarObject> takenInto(Optional<CalendarObject> mine) {
        return new NoticeIntake(this, mine).taken();
    }

    /// How the meeting as a whole, or the occurrence that this is about, is answered by it; of an answer.
    Appointment.Response answer(Part part) {
        return part.text()
                .first("ATTENDEE")
                .flatMap(AttendeeLine::attendee)
                .map(Attendee::response)
                .orElse(Appointment.Response.NOT_RESPONDED);
    }

    /// One VCALENDAR with its METHOD.
    public byte[] bytes() {
        return object.text(Optional.of(method.name())).getBytes(UTF_8);
    }
}
