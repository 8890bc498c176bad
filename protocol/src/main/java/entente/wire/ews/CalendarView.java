package entente.wire.ews;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Window;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/// Which days of a calendar are wanted (MS-OXWSMTGS 2.2.4.10 `CalendarViewType`): all that takes place between `start` and `end`, each occurrence of a series by itself, at most `most` of
/// them, the earliest first.
public record CalendarView(Instant start, Instant end, OptionalInt most) {
    private static final int MOST_YEARS = 2;

    /// Why there is no such view: it ends before it starts, is longer than two years, or nothing is wanted.
    public Optional<Refusal> refusal() {
        if (end.isBefore(start)) {
            return Optional.of(Refusal.of(Code.CALENDAR_VIEW_BACKWARD));
        }
        var longest = start.atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS).toInstant();
        if (end.isAfter(longest)) {
            return Optional.of(Refusal.of(Code.CALENDAR_VIEW_TOO_LONG));
        }
        return most.isPresent() && most.getAsInt() < 1
                ? Optional.of(Refusal.of(Code.PAGE_EMPTY))
                : Optional.empty();
    }

    /// The time that is looked at: where it ends as it starts, what takes place in that second.
    public Window window() {
        return new Window(start, end.isAfter(start) ? end : start.plusSeconds(1));
    }

    /// Reads `<CalendarView>`. Times that tell no offset are on the clock of `zone`.
    static CalendarView read(XmlCursor xml, ZoneContext zone) throws MalformedXml {
        var view =
                new CalendarView(
                        readTime(xml, "StartDate", zone),
                        readTime(xml, "EndDate", zone),
                        most(xml));
        xml.skip();
        return view;
    }

    private static Instant readTime(XmlCursor xml, String attribute, ZoneContext zone)
            throws MalformedXml {
        return xml.attribute(attribute)
                .flatMap(text -> ValueXml.time(text, zone))
                .orElseThrow(() -> xml.wrong("needs a time as its " + attribute));
    }

    private static OptionalInt most(XmlCursor xml) throws MalformedXml {
        var most = Page.number(xml, "MaxEntriesReturned", Integer.MAX_VALUE);
        return most == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(most);
    }
}
