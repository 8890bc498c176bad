package entente.question;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.question.TimeZoneRule.Change;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The arithmetic of EWS `SerializableTimeZone`.
class TimeZoneRuleTest {
    /// As a client in California writes it: second Sunday of March, first of November, both at two.
    private static final TimeZoneRule PACIFIC =
            rule(480, yearly(0, "02:00", 1, 11, SUNDAY), yearly(-60, "02:00", 2, 3, SUNDAY));

    private static final TimeZoneRule BERLIN =
            rule(-60, yearly(0, "03:00", 5, 10, SUNDAY), yearly(-60, "02:00", 5, 3, SUNDAY));

    private static final TimeZoneRule SYDNEY =
            rule(-600, yearly(0, "03:00", 1, 4, SUNDAY), yearly(-60, "02:00", 1, 10, SUNDAY));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    local            | utc
                    2026-01-15T12:00 | 2026-01-15T20:00:00Z
                    2026-07-15T12:00 | 2026-07-15T19:00:00Z
                    2026-03-08T01:59 | 2026-03-08T09:59:00Z
                    2026-03-08T03:00 | 2026-03-08T10:00:00Z
                    2026-11-01T00:59 | 2026-11-01T07:59:00Z
                    2026-11-01T02:00 | 2026-11-01T10:00:00Z
                    """)
    void biasIsWhatUtcIsAheadOfTheClock(LocalDateTime local, Instant utc) {
        assertThat(PACIFIC.toInstant(local)).isEqualTo(utc);
        assertThat(PACIFIC.toLocal(utc)).isEqualTo(local);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    skipped          | utc                  | shown
                    2026-03-29T02:00 | 2026-03-29T01:00:00Z | 2026-03-29T03:00
                    2026-03-29T02:30 | 2026-03-29T01:30:00Z | 2026-03-29T03:30
                    2026-03-29T02:59 | 2026-03-29T01:59:00Z | 2026-03-29T03:59
                    """)
    void timeThatTheClockSkipsIsTakenWithTheOffsetBeforeTheGap(
            LocalDateTime skipped, Instant utc, LocalDateTime shown) {
        assertThat(BERLIN.toInstant(skipped)).isEqualTo(utc);
        assertThat(BERLIN.toLocal(utc)).isEqualTo(shown);
    }

    @Test
    void timeThatTheClockShowsTwiceIsTheEarlier() {
        var twice = LocalDateTime.parse("2026-10-25T02:30");

        assertThat(BERLIN.toInstant(twice)).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(BERLIN.toLocal(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo(twice);
        assertThat(BERLIN.toLocal(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo(twice);
    }

    @Test
    void lastSundayIsTheFifthWhereThereIsOneAndTheFourthElsewhere() {
        // 29 March 2026 is a fifth Sunday, 25 October 2026 a fourth, 31 March 2024 a fifth.
        assertThat(BERLIN.toLocal(Instant.parse("2026-03-29T01:00:00Z")))
                .isEqualTo("2026-03-29T03:00");
        assertThat(BERLIN.toLocal(Instant.parse("2026-10-25T01:00:00Z")))
                .isEqualTo("2026-10-25T02:00");
        assertThat(BERLIN.toLocal(Instant.parse("2024-03-31T00:59:00Z")))
                .isEqualTo("2024-03-31T01:59");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    utc                  | local
                    2025-12-31T23:00:00Z | 2026-01-01T10:00
                    2026-01-15T12:00:00Z | 2026-01-15T23:00
                    2026-04-04T15:59:00Z | 2026-04-05T02:59
                    2026-04-04T16:00:00Z | 2026-04-05T02:00
                    2026-07-15T12:00:00Z | 2026-07-15T22:00
                    2026-10-03T16:00:00Z | 2026-10-04T03:00
                    2026-12-31T13:00:00Z | 2027-01-01T00:00
                    """)
    void southernSummerGoesOverNewYear(Instant utc, LocalDateTime local) {
        assertThat(SYDNEY.toLocal(utc)).isEqualTo(local);
    }

    @Test
    void fixedDatesChangeTheClockOnceInTheirYear() {
        var rule = rule(-60, once(0, "03:00", 2026, 10, 25), once(-60, "02:00", 2026, 3, 29));

        assertThat(rule.toLocal(Instant.parse("2026-03-29T00:59:00Z")))
                .isEqualTo("2026-03-29T01:59");
        assertThat(rule.toLocal(Instant.parse("2026-03-29T01:00:00Z")))
                .isEqualTo("2026-03-29T03:00");
        assertThat(rule.toLocal(Instant.parse("2026-10-25T01:00:00Z")))
                .isEqualTo("2026-10-25T02:00");
        assertThat(rule.toLocal(Instant.parse("2027-07-01T12:00:00Z")))
                .isEqualTo("2027-07-01T13:00");
    }

    @Test
    void fixedDatesWorkInTheSouthToo() {
        var rule = rule(-600, once(0, "03:00", 2026, 4, 5), once(-60, "02:00", 2026, 10, 4));

        assertThat(rule.toLocal(Instant.parse("2026-01-15T12:00:00Z")))
                .isEqualTo("2026-01-15T23:00");
        assertThat(rule.toLocal(Instant.parse("2026-07-15T12:00:00Z")))
                .isEqualTo("2026-07-15T22:00");
        assertThat(rule.toLocal(Instant.parse("2026-11-15T12:00:00Z")))
                .isEqualTo("2026-11-15T23:00");
    }

    @Test
    void fixedDateBeyondTheMonthIsItsLastDay() {
        var rule = rule(0, once(0, "02:00", 2026, 9, 31), once(-60, "02:00", 2026, 2, 31));

        assertThat(rule.toLocal(Instant.parse("2026-02-28T02:00:00Z")))
                .isEqualTo("2026-02-28T03:00");
        assertThat(rule.toLocal(Instant.parse("2026-09-30T01:00:00Z")))
                .isEqualTo("2026-09-30T01:00");
    }

    @Test
    void zoneWithoutChangesIsAnOffset() {
        var india = TimeZoneRule.fixed(-330);

        assertThat(india.toLocal(Instant.parse("2026-03-29T01:00:00Z")))
                .isEqualTo("2026-03-29T06:30");
        assertThat(TimeZoneRule.UTC.toLocal(Instant.parse("2026-03-29T01:00:00Z")))
                .isEqualTo("2026-03-29T01:00");
    }

    @Test
    void identicalChangesAreNone() {
        var rule = rule(-60, yearly(0, "02:00", 5, 3, SUNDAY), yearly(-60, "02:00", 5, 3, SUNDAY));

        assertThat(rule).isEqualTo(TimeZoneRule.fixed(-60));
    }

    @Test
    void changesWithoutADifferenceAreNone() {
        var rule = rule(0, yearly(0, "02:00", 1, 11, SUNDAY), yearly(0, "02:00", 2, 3, SUNDAY));

        assertThat(rule).isEqualTo(TimeZoneRule.UTC);
    }

    @Test
    void changesByTheSameBiasKeepIt() {
        var rule =
                rule(480, yearly(-60, "02:00", 1, 11, SUNDAY), yearly(-60, "02:00", 2, 3, SUNDAY));

        assertThat(rule).isEqualTo(TimeZoneRule.fixed(420));
    }

    @Test
    void standardTimeMayHaveABiasOfItsOwn() {
        var rule = rule(420, yearly(60, "02:00", 1, 11, SUNDAY), yearly(0, "02:00", 2, 3, SUNDAY));

        assertThat(rule.toLocal(Instant.parse("2026-01-15T20:00:00Z")))
                .isEqualTo("2026-01-15T12:00");
        assertThat(rule.toLocal(Instant.parse("2026-07-15T19:00:00Z")))
                .isEqualTo("2026-07-15T12:00");
    }

    @Test
    void endOfDayAsWindowsSpellsItIsTheLastSecond() {
        var rule =
                rule(
                        240,
                        yearly(0, "23:59:59.999", 3, 3, SATURDAY),
                        yearly(-60, "23:59:59.999", 1, 10, SATURDAY));

        assertThat(rule.toLocal(Instant.parse("2026-10-04T03:59:58Z")))
                .isEqualTo("2026-10-03T23:59:58");
        assertThat(rule.toLocal(Instant.parse("2026-10-04T04:00:00Z")))
                .isEqualTo("2026-10-04T01:00");
    }

    @Test
    void twoChangesInOneMonthAreTakenInOrder() {
        // A month of fasting: back on the first Sunday, forward on the last.
        var rule = rule(0, yearly(0, "03:00", 1, 3, SUNDAY), yearly(-60, "02:00", 5, 3, SUNDAY));

        assertThat(rule.toLocal(Instant.parse("2026-02-15T12:00:00Z")))
                .isEqualTo("2026-02-15T13:00");
        assertThat(rule.toLocal(Instant.parse("2026-03-15T12:00:00Z")))
                .isEqualTo("2026-03-15T12:00");
        assertThat(rule.toLocal(Instant.parse("2026-04-15T12:00:00Z")))
                .isEqualTo("2026-04-15T13:00");
    }

    /// Each zone spelled out for 2026 shows, in every hour of that year, what its own rules show.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "Europe/London",
                "Europe/Dublin",
                "Europe/Kyiv",
                "Europe/Istanbul",
                "Africa/Cairo",
                "Africa/Casablanca",
                "Africa/Johannesburg",
                "America/New_York",
                "America/Los_Angeles",
                "America/St_Johns",
                "America/Santiago",
                "America/Sao_Paulo",
                "America/Havana",
                "America/Nuuk",
                "America/Phoenix",
                "Asia/Beirut",
                "Asia/Gaza",
                "Asia/Jerusalem",
                "Asia/Kathmandu",
                "Asia/Kolkata",
                "Asia/Tokyo",
                "Atlantic/Azores",
                "Australia/Adelaide",
                "Australia/Lord_Howe",
                "Australia/Sydney",
                "Pacific/Auckland",
                "Pacific/Chatham",
                "Pacific/Easter",
                "Pacific/Kiritimati",
                "Antarctica/Troll"
            })
    void everyHourOf2026IsThatOfTheZone(String name) {
        assertEveryHour(ZoneId.of(name), 2026);
    }

    /// Years in which a zone did something once, for good.
    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo, 2019",
        "Asia/Almaty, 2024",
        "Europe/Volgograd, 2018",
        "Europe/Volgograd, 2020",
        "Europe/Istanbul, 2016",
        "America/Mexico_City, 2022"
    })
    void everyHourOfAnOddYearIsThatOfTheZone(String name, int year) {
        assertEveryHour(ZoneId.of(name), year);
    }

    /// These have kept their rule for years and will while nobody changes it.
    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/Berlin", "America/New_York", "Australia/Sydney", "Pacific/Auckland"})
    void ruleOfAZoneThatKeepsItHoldsInOtherYears(String name) {
        var zone = ZoneId.of(name);
        var rules = TimeZoneRule.of(zone.getRules(), 2026).rules();

        var wrong =
                hours("2024-01-01T00:00:00Z", "2031-01-01T00:00:00Z")
                        .filter(hour ->
                                !rules.getOffset(hour).equals(zone.getRules().getOffset(hour)));

        assertThat(wrong).isEmpty();
    }

    @Test
    void yearThatNoRuleCanTellKeepsItsFirstOffset() {
        // Clocks went forward, back for the month of fasting, forward again and back again.
        var rule = TimeZoneRule.of(ZoneId.of("Africa/Casablanca").getRules(), 2016);

        assertThat(rule).isEqualTo(TimeZoneRule.UTC);
    }

    @Test
    void rulesThatClientsMakeUpNeverFail() {
        for (var seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var rule =
                    new TimeZoneRule(
                            random.nextInt(-720, 721),
                            Optional.of(madeUp(random)),
                            Optional.of(madeUp(random)));
            var instant =
                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86_400));

            assertThatCode(() -> rule.toInstant(rule.toLocal(instant)))
                    .as("seed %d: %s", seed, rule)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void ruleThatMakesNoSenseIsNone() {
        var march = yearly(-60, "02:00", 5, 3, SUNDAY);

        assertThatThrownBy(() -> new TimeZoneRule(0, Optional.of(march), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TimeZoneRule.fixed(18 * 60 + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule(1060, yearly(60, "02:00", 1, 11, SUNDAY), march))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> yearly(0, "02:00", 6, 3, SUNDAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> yearly(0, "02:00", 0, 3, SUNDAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> yearly(0, "02:00", 1, 13, SUNDAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> once(0, "02:00", 2026, 3, 32))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> once(0, "02:00", 0, 3, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertEveryHour(ZoneId zone, int year) {
        var rules = TimeZoneRule.of(zone.getRules(), year).rules();

        var shownWrong =
                hoursOf(year)
                        .filter(hour ->
                                !rules.getOffset(hour).equals(zone.getRules().getOffset(hour)));
        var readWrong =
                hoursOf(year)
                        .map(hour -> LocalDateTime.ofInstant(hour, zone))
                        .filter(local ->
                                !local.toInstant(rules.getOffset(local))
                                        .equals(local.atZone(zone).toInstant()));

        assertThat(shownWrong).isEmpty();
        assertThat(readWrong).isEmpty();
    }

    private static Stream<Instant> hoursOf(int year) {
        return hours(year + "-01-01T00:00:00Z", year + 1 + "-01-01T00:00:00Z");
    }

    private static Stream<Instant> hours(String from, String to) {
        var end = Instant.parse(to);
        return Stream.iterate(
                Instant.parse(from), hour -> hour.isBefore(end), hour -> hour.plusSeconds(3600));
    }

    private static Change madeUp(Random random) {
        var once = random.nextInt(4) == 0;
        return new Change(
                random.nextInt(-360, 361),
                LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L)),
                1 + random.nextInt(once ? 31 : 5),
                1 + random.nextInt(12),
                Optional.of(DayOfWeek.of(1 + random.nextInt(7))),
                once ? OptionalInt.of(random.nextInt(1, 10_000)) : OptionalInt.empty());
    }

    private static TimeZoneRule rule(int bias, Change standard, Change daylight) {
        return new TimeZoneRule(bias, Optional.of(standard), Optional.of(daylight));
    }

    private static Change yearly(int bias, String time, int dayOrder, int month, DayOfWeek day) {
        return new Change(
                bias,
                LocalTime.parse(time),
                dayOrder,
                month,
                Optional.of(day),
                OptionalInt.empty());
    }

    private static Change once(int bias, String time, int year, int month, int day) {
        return new Change(
                bias, LocalTime.parse(time), day, month, Optional.empty(), OptionalInt.of(year));
    }
}
