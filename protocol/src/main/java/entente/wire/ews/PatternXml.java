package entente.wire.ews;

import entente.calendar.Recurrence;
import entente.calendar.Recurrence.Pattern;
import entente.problem.Code;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// On which days an appointment repeats (`RecurrencePatternTypes`), in both directions. Weeks begin on Sunday where nothing else is said.
final class PatternXml {
    private static final int MOST_DAYS_BETWEEN = 999;
    private static final int MOST_BETWEEN = 99;

    private int interval;
    private int day;
    private String days = "";
    private DayOfWeek firstDay = DayOfWeek.SUNDAY;
    private Optional<Recurrence.Which> which = Optional.empty();
    private Optional<Month> month = Optional.empty();

    private PatternXml() {}

    /// Reads the element at hand, such as `<DailyRecurrence>`, and leaves it behind; empty where it is none.
    static Optional<BatchResult<Pattern>> read(XmlCursor xml) throws MalformedXml {
        var name = xml.name();
        return switch (name) {
            case "DailyRecurrence",
                    "WeeklyRecurrence",
                    "AbsoluteMonthlyRecurrence",
                    "RelativeMonthlyRecurrence",
                    "AbsoluteYearlyRecurrence",
                    "RelativeYearlyRecurrence" -> {
                var parts = new PatternXml();
                parts.readParts(xml);
                yield Optional.of(parts.pattern(xml, name));
            }
            case "DailyRegeneration",
                    "WeeklyRegeneration",
                    "MonthlyRegeneration",
                    "YearlyRegeneration" -> {
                xml.skip();
                yield Optional.of(BatchResult.refused(Code.RECURRENCE_REGENERATING));
            }
            default -> {
                xml.skip();
                yield Optional.empty();
            }
        };
    }

    static void write(XmlWriter xml, Pattern pattern, ExchangeVersion version) {
        switch (pattern) {
            case Pattern.Daily(var interval) ->
                    xml.start("t:DailyRecurrence").element("t:Interval", interval).end();
            case Pattern.Weekly(var interval, var days, var firstDay) -> {
                xml.start("t:WeeklyRecurrence").element("t:Interval", interval);
                xml.element("t:DaysOfWeek", Days.names(days.stream().sorted().toList()));
                if (version.atLeast(ExchangeVersion.EXCHANGE2010_SP1)) {
                    xml.element("t:FirstDayOfWeek", Days.name(firstDay));
                }
                xml.end();
            }
            case Pattern.Monthly(var interval, var day) ->
                    xml.start("t:AbsoluteMonthlyRecurrence")
                            .element("t:Interval", interval)
                            .element("t:DayOfMonth", day)
                            .end();
            case Pattern.MonthlyByDay(var interval, var days, var which) -> {
                xml.start("t:RelativeMonthlyRecurrence").element("t:Interval", interval);
                write(xml, days, which).end();
            }
            case Pattern.Yearly(var month, var day) ->
                    xml.start("t:AbsoluteYearlyRecurrence")
                            .element("t:DayOfMonth", day)
                            .element("t:Month", name(month))
                            .end();
            case Pattern.YearlyByDay(var month, var days, var which) -> {
                xml.start("t:RelativeYearlyRecurrence");
                write(xml, days, which).element("t:Month", name(month)).end();
            }
        }
    }

    private static XmlWriter write(XmlWriter xml, Recurrence.Days days, Recurrence.Which which) {
        return xml.element("t:DaysOfWeek", name(days)).element("t:DayOfWeekIndex", name(which));
    }

    private void readParts(XmlCursor xml) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Interval" -> interval = xml.number();
                case "DayOfMonth" -> day = xml.number();
                case "DaysOfWeek" -> days = xml.text();
                case "FirstDayOfWeek" -> firstDay = readDay(xml);
                case "DayOfWeekIndex" -> which = Optional.of(readWhich(xml));
                case "Month" -> month = Optional.of(readMonth(xml));
                default -> xml.skip();
            }
        }
    }

    private BatchResult<Pattern> pattern(XmlCursor xml, String name) throws MalformedXml {
        return switch (name) {
            case "DailyRecurrence" ->
                    within(interval, MOST_DAYS_BETWEEN, new Pattern.Daily(interval));
            case "WeeklyRecurrence" -> weekly(weekdays(xml));
            case "AbsoluteMonthlyRecurrence" ->
                    within(interval, MOST_BETWEEN, new Pattern.Monthly(interval, day))
                            .then(this::onDay);
            case "RelativeMonthlyRecurrence" ->
                    within(
                            interval,
                            MOST_BETWEEN,
                            new Pattern.MonthlyByDay(interval, days(xml), which(xml)));
            case "AbsoluteYearlyRecurrence" -> onDay(new Pattern.Yearly(month(xml), day));
            default -> BatchResult.done(new Pattern.YearlyByDay(month(xml), days(xml), which(xml)));
        };
    }

    private static BatchResult<Pattern> within(int number, int most, Pattern pattern) {
        return number < 1 || number > most
                ? BatchResult.refused(Code.RECURRENCE_NUMBER_INVALID)
                : BatchResult.done(pattern);
    }

    private BatchResult<Pattern> onDay(Pattern pattern) {
        return within(day, 31, pattern);
    }

    /// Days of the week by their names only: other words for several of them are for months and years.
    private BatchResult<Pattern> weekly(Set<DayOfWeek> weekdays) {
        return weekdays.isEmpty()
                ? BatchResult.refused(Code.RECURRENCE_DAYS_INVALID)
                : within(interval, MOST_BETWEEN, new Pattern.Weekly(interval, weekdays, firstDay));
    }

    /// Empty where one of them is no day by itself.
    private Set<DayOfWeek> weekdays(XmlCursor xml) throws MalformedXml {
        var weekdays = EnumSet.noneOf(DayOfWeek.class);
        var several = false;
        for (var name : days.isEmpty() ? new String[0] : days.split("\\s+", -1)) {
            var one = Days.one(name);
            one.ifPresent(weekdays::add);
            several |= one.isEmpty();
            if (one.isEmpty() && days(name).isEmpty()) {
                throw xml.wrong("has days of the week that are none");
            }
        }
        return several ? Set.of() : weekdays;
    }

    private Recurrence.Days days(XmlCursor xml) throws MalformedXml {
        return days(days).orElseThrow(() -> xml.missing("DaysOfWeek"));
    }

    private Recurrence.Which which(XmlCursor xml) throws MalformedXml {
        return which.orElseThrow(() -> xml.missing("DayOfWeekIndex"));
    }

    private Month month(XmlCursor xml) throws MalformedXml {
        return month.orElseThrow(() -> xml.missing("Month"));
    }

    private static DayOfWeek readDay(XmlCursor xml) throws MalformedXml {
        return Days.one(xml.text()).orElseThrow(() -> xml.wrongText("a day of the week"));
    }

    private static Recurrence.Which readWhich(XmlCursor xml) throws MalformedXml {
        var text = xml.text();
        for (var which : Recurrence.Which.values()) {
            if (name(which).equals(text)) {
                return which;
            }
        }
        throw xml.wrongText("First, Second, Third, Fourth or Last");
    }

    private static Month readMonth(XmlCursor xml) throws MalformedXml {
        var text = xml.text();
        for (var month : Month.values()) {
            if (name(month).equals(text)) {
                return month;
            }
        }
        throw xml.wrongText("a month");
    }

    private static Optional<Recurrence.Days> days(String text) {
        for (var days : Recurrence.Days.values()) {
            if (name(days).equals(text)) {
                return Optional.of(days);
            }
        }
        return Optional.empty();
    }

    private static String name(Recurrence.Days days) {
        return days == Recurrence.Days.WEEKEND_DAY ? "WeekendDay" : capital(days.name());
    }

    private static String name(Recurrence.Which which) {
        return capital(which.name());
    }

    private static String name(Month month) {
        return capital(month.name());
    }

    private static String capital(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
