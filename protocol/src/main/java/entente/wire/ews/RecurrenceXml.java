package entente.wire.ews;

import entente.calendar.Recurrence;
import entente.calendar.Recurrence.Pattern;
import entente.calendar.Recurrence.Range;
import entente.problem.Code;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// How an appointment repeats (MS-OXWSCDATA 2.2.4.54 `RecurrenceType`), in both directions: a pattern, and from when until when.
///
/// Dates (`xs:date`) are days on the appointment's clock; a zone behind one says nothing. What no appointment can do is refused, and what is no
/// recurrence is malformed.
final class RecurrenceXml {
    private static final int MOST_OCCURRENCES = 999;
    private static final int DATE_LENGTH = 10;

    /// The days that MAPI can tell (MS-OXOCAL 2.2.1.44.1).
    private static final LocalDate FIRST_DAY = LocalDate.of(1601, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(4500, 8, 31);

    private RecurrenceXml() {}

    /// Reads `<Recurrence>`.
    static BatchResult<Recurrence> read(XmlCursor xml) throws MalformedXml {
        var pattern = Optional.<BatchResult<Pattern>>empty();
        var range = Optional.<BatchResult<Range>>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "NoEndRecurrence", "EndDateRecurrence", "NumberedRecurrence" ->
                        range = Optional.of(readRange(xml));
                default -> {
                    var read = PatternXml.read(xml);
                    pattern = read.isPresent() ? read : pattern;
                }
            }
        }
        var how = pattern.orElseThrow(() -> xml.missing("DailyRecurrence"));
        var when = range.orElseThrow(() -> xml.missing("NoEndRecurrence"));
        return how.then(
                known -> when.then(until -> BatchResult.done(new Recurrence(known, until))));
    }

    static void write(
            XmlWriter xml, String element, Recurrence recurrence, ExchangeVersion version) {
        xml.start(element);
        PatternXml.write(xml, recurrence.pattern(), version);
        write(xml, recurrence.range());
        xml.end();
    }

    private static BatchResult<Range> readRange(XmlCursor xml) throws MalformedXml {
        var name = xml.name();
        var start = Optional.<LocalDate>empty();
        var end = Optional.<LocalDate>empty();
        var occurrences = 0;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "StartDate" -> start = Optional.of(readDate(xml));
                case "EndDate" -> end = Optional.of(readDate(xml));
                case "NumberOfOccurrences" -> occurrences = xml.number();
                default -> xml.skip();
            }
        }
        var from = start.orElseThrow(() -> xml.missing("StartDate"));
        if (from.isBefore(FIRST_DAY) || from.isAfter(LAST_DAY)) {
            return BatchResult.refused(Code.RECURRENCE_INVALID);
        }
        return switch (name) {
            case "EndDateRecurrence" -> until(from, end.orElseThrow(() -> xml.missing("EndDate")));
            case "NumberedRecurrence" -> numbered(from, occurrences);
            default -> BatchResult.done(new Range.NoEnd(from));
        };
    }

    private static BatchResult<Range> until(LocalDate start, LocalDate end) {
        if (end.isBefore(start)) {
            return BatchResult.refused(Code.RECURRENCE_ENDS_BEFORE_START);
        }
        return end.isAfter(LAST_DAY)
                ? BatchResult.refused(Code.RECURRENCE_TOO_FAR)
                : BatchResult.done(new Range.Until(start, end));
    }

    private static BatchResult<Range> numbered(LocalDate start, int occurrences) {
        return occurrences < 1 || occurrences > MOST_OCCURRENCES
                ? BatchResult.refused(Code.RECURRENCE_NUMBER_INVALID)
                : BatchResult.done(new Range.Numbered(start, occurrences));
    }

    private static LocalDate readDate(XmlCursor xml) throws MalformedXml {
        var text = xml.text();
        var length = Math.min(DATE_LENGTH, text.length());
        if (!text.substring(length).matches("(Z|[+-]\\d\\d:\\d\\d)?")) {
            throw xml.wrongText("a date");
        }
        try {
            return LocalDate.parse(text.substring(0, length));
        } catch (DateTimeException noDate) {
            throw xml.wrongText("a date");
        }
    }

    private static void write(XmlWriter xml, Range range) {
        switch (range) {
            case Range.NoEnd(var start) -> start(xml, "t:NoEndRecurrence", start).end();
            case Range.Until(var start, var end) ->
                    start(xml, "t:EndDateRecurrence", start)
                            .element("t:EndDate", end.toString())
                            .end();
            case Range.Numbered(var start, var occurrences) ->
                    start(xml, "t:NumberedRecurrence", start)
                            .element("t:NumberOfOccurrences", occurrences)
                            .end();
        }
    }

    private static XmlWriter start(XmlWriter xml, String element, LocalDate start) {
        return xml.start(element).element("t:StartDate", start.toString());
    }
}
