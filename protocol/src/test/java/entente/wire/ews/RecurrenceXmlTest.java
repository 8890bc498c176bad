package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.calendar.Recurrence;
import entente.calendar.Recurrence.Days;
import entente.calendar.Recurrence.Pattern;
import entente.calendar.Recurrence.Range;
import entente.calendar.Recurrence.Which;
import entente.problem.Code;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How an appointment repeats, in words of EWS.
class RecurrenceXmlTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final String DAILY =
            "<t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence>";
    private static final String EVER =
            "<t:NoEndRecurrence><t:StartDate>2026-03-02</t:StartDate></t:NoEndRecurrence>";

    @ParameterizedTest
    @MethodSource("recurrences")
    void whatIsWrittenIsReadAsWhatItWas(Recurrence recurrence) throws MalformedXml {
        var read = read(written(recurrence, ExchangeVersion.EXCHANGE2013_SP1));

        assertThat(read).isEqualTo(BatchResult.done(recurrence));
    }

    static Stream<Recurrence> recurrences() {
        var ever = new Range.NoEnd(FIRST);
        return Stream.of(
                new Recurrence(new Pattern.Daily(999), new Range.Numbered(FIRST, 999)),
                new Recurrence(
                        new Pattern.Weekly(
                                2, Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY), DayOfWeek.WEDNESDAY),
                        new Range.Until(FIRST, FIRST)),
                new Recurrence(new Pattern.Monthly(3, 31), ever),
                new Recurrence(new Pattern.MonthlyByDay(1, Days.WEEKEND_DAY, Which.LAST), ever),
                new Recurrence(new Pattern.Yearly(Month.FEBRUARY, 29), ever),
                new Recurrence(
                        new Pattern.YearlyByDay(Month.MAY, Days.SUNDAY, Which.SECOND), ever));
    }

    @Test
    void daysOfTheWeekAreWrittenInTheirOrder() {
        var weekly =
                new Pattern.Weekly(1, Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY), DayOfWeek.MONDAY);

        var written =
                written(
                        new Recurrence(weekly, new Range.NoEnd(FIRST)),
                        ExchangeVersion.EXCHANGE2010_SP1);

        assertThat(written)
                .contains(
                        "<t:DaysOfWeek>Monday Friday</t:DaysOfWeek><t:FirstDayOfWeek>Monday</t:FirstDayOfWeek></t:WeeklyRecurrence><t:NoEndRecurrence><t:StartDate>2026-03-02</t:StartDate></t:NoEndRecurrence>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02", "2026-03-02Z", "2026-03-02-08:00", "2026-03-02+01:00"})
    void aZoneBehindADateSaysNothing(String date) throws MalformedXml {
        var read = read(recurrence(DAILY, EVER.replace("2026-03-02", date)));

        assertThat(read)
                .isEqualTo(
                        BatchResult.done(
                                new Recurrence(new Pattern.Daily(1), new Range.NoEnd(FIRST))));
    }

    @Test
    void weeksBeginOnSundayWhereNothingElseIsSaid() throws MalformedXml {
        var weekly =
                "<t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Monday</t:DaysOfWeek></t:WeeklyRecurrence>";

        assertThat(read(recurrence(weekly, EVER)))
                .isEqualTo(
                        BatchResult.done(
                                new Recurrence(
                                        new Pattern.Weekly(
                                                1, Set.of(DayOfWeek.MONDAY), DayOfWeek.SUNDAY),
                                        new Range.NoEnd(FIRST))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<t:DailyRecurrence><t:Interval>0</t:Interval></t:DailyRecurrence>|RECURRENCE_NUMBER_INVALID",
                "<t:DailyRecurrence><t:Interval>1000</t:Interval></t:DailyRecurrence>|RECURRENCE_NUMBER_INVALID",
                "<t:WeeklyRecurrence><t:Interval>100</t:Interval><t:DaysOfWeek>Monday</t:DaysOfWeek></t:WeeklyRecurrence>|RECURRENCE_NUMBER_INVALID",
                "<t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Weekday</t:DaysOfWeek></t:WeeklyRecurrence>|RECURRENCE_DAYS_INVALID",
                "<t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek/></t:WeeklyRecurrence>|RECURRENCE_DAYS_INVALID",
                "<t:AbsoluteMonthlyRecurrence><t:Interval>1</t:Interval><t:DayOfMonth>32</t:DayOfMonth></t:AbsoluteMonthlyRecurrence>|RECURRENCE_NUMBER_INVALID",
                "<t:AbsoluteYearlyRecurrence><t:DayOfMonth>0</t:DayOfMonth><t:Month>May</t:Month></t:AbsoluteYearlyRecurrence>|RECURRENCE_NUMBER_INVALID",
                "<t:DailyRegeneration><t:Interval>1</t:Interval></t:DailyRegeneration>|RECURRENCE_REGENERATING"
            })
    void aPatternThatNoAppointmentHasIsRefused(String pattern, Code code) throws MalformedXml {
        assertThat(read(recurrence(pattern, EVER))).isEqualTo(BatchResult.refused(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<t:NumberedRecurrence><t:StartDate>2026-03-02</t:StartDate><t:NumberOfOccurrences>0</t:NumberOfOccurrences></t:NumberedRecurrence>|RECURRENCE_NUMBER_INVALID",
                "<t:NumberedRecurrence><t:StartDate>2026-03-02</t:StartDate><t:NumberOfOccurrences>1000</t:NumberOfOccurrences></t:NumberedRecurrence>|RECURRENCE_NUMBER_INVALID",
                "<t:EndDateRecurrence><t:StartDate>2026-03-02</t:StartDate><t:EndDate>2026-03-01</t:EndDate></t:EndDateRecurrence>|RECURRENCE_ENDS_BEFORE_START",
                "<t:EndDateRecurrence><t:StartDate>2026-03-02</t:StartDate><t:EndDate>4500-09-01</t:EndDate></t:EndDateRecurrence>|RECURRENCE_TOO_FAR",
                "<t:NoEndRecurrence><t:StartDate>1600-12-31</t:StartDate></t:NoEndRecurrence>|RECURRENCE_INVALID",
                "<t:NoEndRecurrence><t:StartDate>4500-09-01</t:StartDate></t:NoEndRecurrence>|RECURRENCE_INVALID"
            })
    void aRangeThatNoAppointmentHasIsRefused(String range, Code code) throws MalformedXml {
        assertThat(read(recurrence(DAILY, range))).isEqualTo(BatchResult.refused(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                DAILY,
                EVER,
                DAILY + "<t:NoEndRecurrence/>",
                DAILY
                        + "<t:NoEndRecurrence><t:StartDate>2026-02-30</t:StartDate></t:NoEndRecurrence>",
                DAILY + "<t:NoEndRecurrence><t:StartDate>soon</t:StartDate></t:NoEndRecurrence>",
                DAILY
                        + "<t:NoEndRecurrence><t:StartDate>2026-03-02T08:00:00Z</t:StartDate></t:NoEndRecurrence>",
                DAILY
                        + "<t:EndDateRecurrence><t:StartDate>2026-03-02</t:StartDate></t:EndDateRecurrence>",
                "<t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Noday</t:DaysOfWeek></t:WeeklyRecurrence>"
                        + EVER,
                "<t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Monday</t:DaysOfWeek><t:FirstDayOfWeek>Day</t:FirstDayOfWeek></t:WeeklyRecurrence>"
                        + EVER,
                "<t:RelativeMonthlyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Monday Friday</t:DaysOfWeek><t:DayOfWeekIndex>First</t:DayOfWeekIndex></t:RelativeMonthlyRecurrence>"
                        + EVER,
                "<t:RelativeMonthlyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Monday</t:DaysOfWeek><t:DayOfWeekIndex>Fifth</t:DayOfWeekIndex></t:RelativeMonthlyRecurrence>"
                        + EVER,
                "<t:RelativeYearlyRecurrence><t:DaysOfWeek>Monday</t:DaysOfWeek><t:DayOfWeekIndex>First</t:DayOfWeekIndex></t:RelativeYearlyRecurrence>"
                        + EVER,
                "<t:AbsoluteYearlyRecurrence><t:DayOfMonth>1</t:DayOfMonth><t:Month>Mai</t:Month></t:AbsoluteYearlyRecurrence>"
                        + EVER
            })
    void whatIsNoRecurrenceIsMalformed(String content) {
        assertThatThrownBy(() -> read(recurrence(content, ""))).isInstanceOf(MalformedXml.class);
    }

    private static String recurrence(String pattern, String range) {
        return "<t:Recurrence>" + pattern + range + "</t:Recurrence>";
    }

    private static String written(Recurrence recurrence, ExchangeVersion version) {
        var xml = XmlWriter.fragment();
        RecurrenceXml.write(xml, "t:Recurrence", recurrence, version);
        return new String(xml.toBytes(), StandardCharsets.UTF_8);
    }

    private static BatchResult<Recurrence> read(String recurrence) throws MalformedXml {
        var document =
                recurrence.replaceFirst(
                        "<t:Recurrence>", "<t:Recurrence xmlns:t='%s'>".formatted(Ews.TYPES));
        var bytes = document.getBytes(StandardCharsets.UTF_8);
        try (var xml = XmlCursor.open(new ByteArrayInputStream(bytes), Ews.REQUEST, 10_000)) {
            xml.nextChild();
            return RecurrenceXml.read(xml);
        }
    }
}
