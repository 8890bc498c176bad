package entente.calendar;

import static entente.calendar.Objects.BERLIN;
import static entente.calendar.Objects.MARY;
import static entente.calendar.Objects.event;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Recurrence.Days;
import entente.calendar.Recurrence.Pattern;
import entente.calendar.Recurrence.Range;
import entente.calendar.Recurrence.Which;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.fortuna.ical4j.model.Recur;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules as they are written and read: against another implementation (ical4j), and against what the words of a pattern mean.
class RuleTextTest {
    private static final LocalTime NINE = LocalTime.of(9, 0);

    @Test
    void whatIsWrittenFallsOnTheDaysThatThePatternMeans() {
        for (var seed = 0; seed < 600; seed++) {
            var recurrence = random(new Random(seed));
            var first = recurrence.range().start();
            var last = first.plusYears(5);

            var rule = rule(recurrence);

            var meant = days(recurrence, last);
            assertThat(theirs(rule, first, last))
                    .as("seed %d: %s from %s", seed, rule, first)
                    .isEqualTo(meant);
            assertThat(ours(rule, first, last))
                    .as("seed %d: %s from %s", seed, rule, first)
                    .isEqualTo(meant);
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (var seed = 0; seed < 3000; seed++) {
            var recurrence = random(new Random(seed));

            var rule = rule(recurrence);

            assertThat(read(rule, recurrence.range().start()))
                    .as("seed %d: %s", seed, rule)
                    .contains(recurrence);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY;INTERVAL=3|Daily[interval=3]",
                "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR|Weekly[interval=1",
                "FREQ=WEEKLY|Weekly[interval=1, days=[MONDAY], firstDay=MONDAY]",
                "FREQ=WEEKLY;INTERVAL=2;WKST=SU|Weekly[interval=2, days=[MONDAY], firstDay=SUNDAY]",
                "FREQ=MONTHLY|Monthly[interval=1, day=2]",
                "FREQ=MONTHLY;BYMONTHDAY=2|Monthly[interval=1, day=2]",
                "FREQ=MONTHLY;BYDAY=1MO|MonthlyByDay[interval=1, days=MONDAY, which=FIRST]",
                "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1|MonthlyByDay[interval=1, days=MONDAY, which=FIRST]",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1|MonthlyByDay[interval=1, days=WEEKDAY, which=FIRST]",
                "FREQ=YEARLY|Yearly[month=MARCH, day=2]",
                "FREQ=YEARLY;BYMONTH=3|Yearly[month=MARCH, day=2]",
                "FREQ=YEARLY;BYMONTH=3;BYDAY=1MO|YearlyByDay[month=MARCH, days=MONDAY, which=FIRST]",
                "FREQ=YEARLY;INTERVAL=2|Monthly[interval=24, day=2]"
            })
    void whatOthersWriteIsReadWhereExchangeHasWordsForIt(String rule, String pattern) {
        var read = read(rule, LocalDate.of(2026, 3, 2));

        assertThat(read.orElseThrow().pattern().toString()).startsWith(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=HOURLY",
                "FREQ=DAILY;BYHOUR=9,10",
                "FREQ=DAILY;BYMONTH=3",
                "FREQ=DAILY;INTERVAL=2;BYDAY=MO",
                "FREQ=DAILY;INTERVAL=1000",
                "FREQ=WEEKLY;BYDAY=TU",
                "FREQ=MONTHLY;BYDAY=MO",
                "FREQ=MONTHLY;BYDAY=1MO,2MO",
                "FREQ=MONTHLY;BYMONTHDAY=1,2",
                "FREQ=MONTHLY;BYMONTHDAY=-30",
                "FREQ=MONTHLY;BYDAY=-5MO",
                "FREQ=MONTHLY;BYMONTH=3",
                "FREQ=YEARLY;BYDAY=1MO",
                "FREQ=YEARLY;BYMONTH=3,4",
                "FREQ=YEARLY;BYWEEKNO=10",
                "FREQ=YEARLY;INTERVAL=9",
                "FREQ=YEARLY;BYYEARDAY=61"
            })
    void whatExchangeHasNoWordsForIsNotToldOtherwise(String rule) {
        assertThat(read(rule, LocalDate.of(2026, 3, 2))).isEmpty();
    }

    @Test
    void aRuleThatPassesOverShortMonthsIsNoneOfExchanges() {
        assertThat(read("FREQ=MONTHLY;BYMONTHDAY=31", LocalDate.of(2026, 3, 31))).isEmpty();
        assertThat(read("FREQ=MONTHLY", LocalDate.of(2026, 3, 30))).isEmpty();
        assertThat(read("FREQ=YEARLY", LocalDate.of(2028, 2, 29))).isEmpty();
        assertThat(read("FREQ=MONTHLY;BYMONTHDAY=-1", LocalDate.of(2026, 3, 31)))
                .map(Recurrence::pattern)
                .contains(new Pattern.Monthly(1, 31));
    }

    @ParameterizedTest
    @CsvSource({
        "UNTIL=20260330T070000Z,2026-03-30",
        "UNTIL=20260330T065959Z,2026-03-29",
        "UNTIL=20260330,2026-03-30",
        "UNTIL=20260330T085959,2026-03-29",
        "UNTIL=20260301T000000Z,2026-03-02"
    })
    void theLastDayIsTheLastOnWhichAnOccurrenceMayStart(String until, LocalDate last) {
        var read = read("FREQ=DAILY;" + until, LocalDate.of(2026, 3, 2));

        assertThat(read.orElseThrow().range())
                .isEqualTo(new Range.Until(LocalDate.of(2026, 3, 2), last));
    }

    @Test
    void severalRulesOrFurtherDatesAreNoneOfExchanges() {
        var start = "DTSTART:20260302T090000Z\nRRULE:FREQ=DAILY\n";

        assertThat(event(start + "RRULE:FREQ=WEEKLY\n").appointment().recurrence()).isEmpty();
        assertThat(event(start + "RDATE:20270302T090000Z\n").appointment().recurrence()).isEmpty();
        assertThat(event(start + "RDATE:20270302T090000Z\n").appointment().recurring()).isTrue();
    }

    @Test
    void theFirstStartIsTheFirstDayThatFits() {
        var monday = LocalDate.of(2026, 3, 2);

        assertThat(first(new Pattern.Weekly(3, EnumSet.of(DayOfWeek.SUNDAY), DayOfWeek.MONDAY)))
                .isEqualTo("2026-03-08");
        assertThat(first(new Pattern.Monthly(1, 1))).isEqualTo("2026-04-01");
        assertThat(first(new Pattern.Monthly(1, 31))).isEqualTo("2026-03-31");
        assertThat(first(new Pattern.Yearly(Month.FEBRUARY, 30))).isEqualTo("2027-02-28");
        assertThat(first(new Pattern.MonthlyByDay(1, Days.WEEKEND_DAY, Which.LAST)))
                .isEqualTo("2026-03-29");
        assertThat(first(new Pattern.Daily(5))).isEqualTo(monday);
    }

    private static LocalDate first(Pattern pattern) {
        return new Recurrence(pattern, new Range.NoEnd(LocalDate.of(2026, 3, 2))).firstStart();
    }

    private static String rule(Recurrence recurrence) {
        var form = TimeForm.of(MARY, BERLIN, false);
        return RuleText.of(recurrence, last -> form.until(last, NINE));
    }

    private static Optional<Recurrence> read(String rule, LocalDate first) {
        return event(
                        "DTSTART;TZID=Europe/Berlin:%sT090000\nRRULE:%s\n"
                                .formatted(Line.DATE.format(first), rule))
                .appointment()
                .recurrence();
    }

    private static List<LocalDate> ours(String rule, LocalDate first, LocalDate last) {
        var starts =
                Expansion.of(rule, first.atTime(NINE), BERLIN.getRules())
                        .starts(
                                first.atStartOfDay(BERLIN).toEpochSecond(),
                                last.atStartOfDay(BERLIN).toEpochSecond());
        return Arrays.stream(starts)
                .mapToObj(at -> Instant.ofEpochSecond(at).atZone(BERLIN).toLocalDate())
                .toList();
    }

    private static List<LocalDate> theirs(String rule, LocalDate first, LocalDate last) {
        var local = rule.replaceAll("(UNTIL=\\d{8})T\\d+Z", "$1T235959");
        return new Recur<LocalDateTime>(local)
                .getDates(first.atTime(NINE), first.atTime(NINE), last.atStartOfDay()).stream()
                        .map(LocalDateTime::toLocalDate)
                        .toList();
    }

    /// What the words mean, month by month and week by week.
    private static List<LocalDate> days(Recurrence recurrence, LocalDate last) {
        var first = recurrence.range().start();
        var days = new ArrayList<LocalDate>();
        for (var day = first; day.isBefore(last); day = day.plusDays(1)) {
            if (falls(recurrence.pattern(), first, day)) {
                days.add(day);
            }
        }
        return switch (recurrence.range()) {
            case Range.NoEnd _ -> days;
            case Range.Until(_, var end) -> days.stream().filter(day -> !day.isAfter(end)).toList();
            case Range.Numbered(_, var most) -> days.stream().limit(most).toList();
        };
    }

    private static boolean falls(Pattern pattern, LocalDate first, LocalDate day) {
        return switch (pattern) {
            case Pattern.Daily(var interval) -> ChronoUnit.DAYS.between(first, day) % interval == 0;
            case Pattern.Weekly(var interval, var days, var firstDay) -> {
                var week = TemporalAdjusters.previousOrSame(firstDay);
                yield days.contains(day.getDayOfWeek())
                        && ChronoUnit.WEEKS.between(first.with(week), day.with(week)) % interval
                                == 0;
            }
            case Pattern.Monthly(var interval, var date) ->
                    months(first, day) % interval == 0 && isDate(day, date);
            case Pattern.MonthlyByDay(var interval, var days, var which) ->
                    months(first, day) % interval == 0 && isWhich(day, days, which);
            case Pattern.Yearly(var month, var date) ->
                    day.getMonth() == month && isDate(day, date);
            case Pattern.YearlyByDay(var month, var days, var which) ->
                    day.getMonth() == month && isWhich(day, days, which);
        };
    }

    private static long months(LocalDate first, LocalDate day) {
        return ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(day));
    }

    private static boolean isDate(LocalDate day, int date) {
        return day.getDayOfMonth() == date
                || (day.getDayOfMonth() < date && day.getDayOfMonth() == day.lengthOfMonth());
    }

    private static boolean isWhich(LocalDate day, Days days, Which which) {
        var counted = new ArrayList<LocalDate>();
        for (var date = 1; date <= day.lengthOfMonth(); date++) {
            var one = day.withDayOfMonth(date);
            var weekend = one.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            if (switch (days) {
                case DAY -> true;
                case WEEKDAY -> !weekend;
                case WEEKEND_DAY -> weekend;
                default -> one.getDayOfWeek().name().equals(days.name());
            }) {
                counted.add(one);
            }
        }
        return day.equals(
                switch (which) {
                    case FIRST -> counted.get(0);
                    case SECOND -> counted.get(1);
                    case THIRD -> counted.get(2);
                    case FOURTH -> counted.get(3);
                    case LAST -> counted.getLast();
                });
    }

    static Recurrence random(Random random) {
        var start = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3000));
        var pattern = randomPattern(random);
        var first = new Recurrence(pattern, new Range.NoEnd(start)).firstStart();
        return new Recurrence(
                pattern,
                switch (random.nextInt(3)) {
                    case 0 -> new Range.NoEnd(first);
                    case 1 -> new Range.Until(first, first.plusDays(random.nextInt(1500)));
                    default -> new Range.Numbered(first, 1 + random.nextInt(50));
                });
    }

    private static Pattern randomPattern(Random random) {
        var interval = 1 + random.nextInt(random.nextBoolean() ? 2 : 14);
        var month = Month.of(1 + random.nextInt(12));
        var date = 1 + random.nextInt(31);
        var days = List.of(Days.values()).get(random.nextInt(10));
        var which = List.of(Which.values()).get(random.nextInt(5));
        return switch (random.nextInt(6)) {
            case 0 -> new Pattern.Daily(interval);
            case 1 -> {
                var some = EnumSet.noneOf(DayOfWeek.class);
                for (var i = random.nextInt(4); i >= 0; i--) {
                    some.add(DayOfWeek.of(1 + random.nextInt(7)));
                }
                yield new Pattern.Weekly(interval, some, DayOfWeek.of(1 + random.nextInt(7)));
            }
            case 2 -> new Pattern.Monthly(interval, date);
            case 3 -> new Pattern.MonthlyByDay(interval, days, which);
            case 4 -> new Pattern.Yearly(month, date);
            default -> new Pattern.YearlyByDay(month, days, which);
        };
    }
}
