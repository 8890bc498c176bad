package entente.calendar;

import entente.calendar.Appointment.Attendee;
import entente.calendar.CalendarObject.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What of a meeting others are told.
final class NoticeWriter {
    private static final Set<String> OF_A_REPLY =
            Set.of(
                    "UID",
                    "RECURRENCE-ID",
                    "SEQUENCE",
                    "DTSTAMP",
                    "DTSTART",
                    "DTEND",
                    "DURATION",
                    "SUMMARY",
                    "ORGANIZER",
                    "ATTENDEE");

    private NoticeWriter() {}

    static CalendarObject request(CalendarObject of) {
        return each(
                of,
                part ->
                        MeetingText.intended(
                                toOthers(part.text()), MeetingText.intended(part.text())));
    }

    static CalendarObject cancellation(CalendarObject of, List<Attendee> off, Instant now) {
        var whole = of.parts().containsKey("") ? of.only("") : of;
        var addresses =
                off.stream()
                        .map(who -> AttendeeLine.known(who.address()))
                        .collect(Collectors.toSet());
        return each(
                whole.calledOff(now),
                part ->
                        toOthers(part.text())
                                .with(
                                        "ATTENDEE",
                                        lines(
                                                part.text(),
                                                who ->
                                                        addresses.contains(
                                                                AttendeeLine.known(who)))));
    }

    static CalendarObject reply(CalendarObject mine, Instant now) {
        var whole = mine.parts().containsKey("") ? mine.only("") : mine;
        var me = mine.owner().address().toString();
        return each(
                whole,
                part ->
                        part.text()
                                .only(OF_A_REPLY)
                                .with("DTSTAMP", Optional.of(Line.time("DTSTAMP", now)))
                                .with(
                                        "ATTENDEE",
                                        lines(part.text(), who -> AttendeeLine.same(who, me))));
    }

    private static Component toOthers(Component text) {
        return text.withParts("VALARM", List.of())
                .with("CATEGORIES", List.of())
                .with("X-MICROSOFT-CDO-BUSYSTATUS", List.of());
    }

    private static List<String> lines(Component text, Predicate<String> choice) {
        var chosen = new ArrayList<String>();
        var lines = text.all("ATTENDEE").toList();
        var texts = text.texts("ATTENDEE");
        for (var at = 0; at < lines.size(); at++) {
            if (choice.test(AttendeeLine.address(lines.get(at)))) {
                chosen.add(texts.get(at));
            }
        }
        return chosen;
    }

    private static CalendarObject each(CalendarObject of, Function<Part, Component> written) {
        var parts = new TreeMap<String, Part>();
        of.parts().forEach((key, part) -> parts.put(key, of.part(written.apply(part))));
        return of.with(List.of(), parts);
    }
}
