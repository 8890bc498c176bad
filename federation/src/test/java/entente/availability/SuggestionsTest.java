package entente.availability;

import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.question.AttendeeConflict;
import entente.question.AttendeeType;
import entente.question.BusyBlock;
import entente.question.Quality;
import entente.question.Status;
import entente.question.SuggestedDay;
import entente.question.SuggestedDay.Suggestion;
import entente.question.SuggestionOptions;
import entente.question.TimeZoneRule;
import entente.question.Window;
import entente.question.WorkingHours;
import entente.question.WorkingPeriod;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of EWS `SuggestionsResponse`, one by one. The day is Monday, 2 March 2026, in UTC, where nothing else is said.
class SuggestionsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    /// Excellent: all; good: from 50 % plus the threshold; fair: from 50 %; else poor.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    people | available | threshold | quality
                    1      | 1         | 25        | EXCELLENT
                    1      | 0         | 25        | POOR
                    4      | 4         | 25        | EXCELLENT
                    4      | 3         | 25        | GOOD
                    4      | 3         | 26        | FAIR
                    4      | 2         | 25        | FAIR
                    4      | 1         | 25        | POOR
                    2      | 1         | 0         | GOOD
                    2      | 1         | 1         | FAIR
                    3      | 2         | 16        | GOOD
                    3      | 2         | 17        | FAIR
                    3      | 1         | 0         | POOR
                    100    | 99        | 49        | GOOD
                    100    | 99        | 50        | FAIR
                    100    | 50        | 50        | FAIR
                    100    | 49        | 50        | POOR
                    """)
    void qualityFollowsFromTheShareOfThoseAvailable(
            int people, int available, int threshold, Quality quality) {
        var attendees = new ArrayList<Attendee>();
        IntStream.range(0, people)
                .mapToObj(i -> i < available ? attendee() : attendee(busy("10:00", "11:00")))
                .forEach(attendees::add);
        var options =
                new SuggestionOptions(
                        threshold, 48, 48, HOUR, Quality.POOR, day(DAY, "UTC"), Optional.empty());

        var suggestion = at("10:00", suggest(options, attendees));

        assertThat(suggestion.quality()).isEqualTo(quality);
    }

    /// Free and working elsewhere are available; nothing known is not, though it is no conflict either.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    status            | quality   | ruled out
                    FREE              | EXCELLENT | false
                    WORKING_ELSEWHERE | EXCELLENT | false
                    TENTATIVE         | POOR      | true
                    BUSY              | POOR      | true
                    OUT_OF_OFFICE     | POOR      | true
                    NO_DATA           | POOR      | false
                    """)
    void conflictIsWhatTakesTheTime(Status status, Quality quality, boolean ruledOut) {
        var entry = block("10:00", "11:00", status);
        var tolerant = attendee(entry);
        var strict = new Attendee(AttendeeType.REQUIRED, true, tolerant.time());

        assertThat(at("10:00", suggest(everything(HOUR), tolerant)).quality()).isEqualTo(quality);
        assertThat(times(suggest(everything(HOUR), strict)).contains("10:00")).isEqualTo(!ruledOut);
    }

    @Test
    void everyFullAndHalfHourIsLookedAtAsLongAsTheMeetingEndsInTheWindow() {
        assertThat(times(suggest(everything(HALF_HOUR), attendee())))
                .hasSize(48)
                .contains("00:00", "00:30", "23:30");
        assertThat(times(suggest(everything(HOUR), attendee())))
                .hasSize(47)
                .contains("23:00")
                .doesNotContain("23:30");
        assertThat(times(suggest(everything(Duration.ofDays(1)), attendee())))
                .containsExactly("00:00");
    }

    @Test
    void meetingMayTouchAnEntryAndMustNotOverlapIt() {
        var someone = attendee(busy("10:00", "11:00"));

        var day = suggest(everything(HOUR), someone);

        assertThat(at("09:00", day).quality()).isEqualTo(Quality.EXCELLENT);
        assertThat(at("09:30", day).quality()).isEqualTo(Quality.POOR);
        assertThat(at("10:30", day).quality()).isEqualTo(Quality.POOR);
        assertThat(at("11:00", day).quality()).isEqualTo(Quality.EXCELLENT);
    }

    @Test
    void entryOfOneSecondInsideTheMeetingIsAConflict() {
        var call =
                new BusyBlock(
                        Instant.parse("2026-03-02T10:59:59Z"),
                        Instant.parse("2026-03-02T11:00:00.5Z"),
                        Status.BUSY,
                        Optional.empty());

        var day = suggest(everything(HOUR), attendee(call));

        assertThat(at("10:00", day).quality()).isEqualTo(Quality.POOR);
        assertThat(at("11:00", day).quality()).isEqualTo(Quality.POOR);
        assertThat(at("11:30", day).quality()).isEqualTo(Quality.EXCELLENT);
    }

    @Test
    void entryOfNoLengthIsNoConflict() {
        var day = suggest(everything(HOUR), attendee(busy("10:30", "10:30")));

        assertThat(at("10:00", day).quality()).isEqualTo(Quality.EXCELLENT);
    }

    @Test
    void bestTimesComeFirstThenWorkTimeThenTheEarlier() {
        var mary = attendee(busy("08:00", "16:00"));
        var bob = attendee(busy("08:00", "16:30"), busy("20:00", "24:00"));
        var options = options(HOUR, 48, 48, Quality.POOR);

        var day = suggest(options, mary, bob);

        assertThat(day.quality()).isEqualTo(Quality.EXCELLENT);
        assertThat(times(day)).startsWith("00:00", "00:30").endsWith("15:30", "07:30");
        var qualities = day.suggestions().stream().map(Suggestion::quality).toList();
        assertThat(qualities).isSorted();
        var fair =
                day.suggestions().stream()
                        .filter(one -> one.quality() == Quality.FAIR)
                        .map(one -> time(one) + (one.workTime() ? " work" : ""))
                        .toList();
        assertThat(fair)
                .containsExactly(
                        "16:00 work",
                        "19:30",
                        "20:00",
                        "20:30",
                        "21:00",
                        "21:30",
                        "22:00",
                        "22:30",
                        "23:00");
    }

    @Test
    void withoutAnyMaximumOutsideWorkOnlyWorkTimeIsSuggested() {
        var day = suggest(options(HOUR, 48, 0, Quality.FAIR), attendee());

        assertThat(times(day)).hasSize(17).startsWith("08:00").endsWith("16:00");
        assertThat(day.suggestions()).allMatch(Suggestion::workTime);
    }

    @Test
    void maximumByDayCountsAllAndTheOtherThoseOutsideWork() {
        assertThat(times(suggest(options(HOUR, 3, 48, Quality.FAIR), attendee())))
                .containsExactly("08:00", "08:30", "09:00");
        assertThat(times(suggest(options(HOUR, 19, 5, Quality.FAIR), attendee())))
                .hasSize(19)
                .endsWith("16:00", "00:00", "00:30");
        assertThat(times(suggest(options(HOUR, 48, 5, Quality.FAIR), attendee())))
                .hasSize(22)
                .endsWith("00:00", "00:30", "01:00", "01:30", "02:00");
        assertThat(times(suggest(options(HOUR, 0, 48, Quality.FAIR), attendee()))).isEmpty();
    }

    @Test
    void worseTimesThanTheMinimumAreLeftOut() {
        var free = attendee();
        var taken = attendee(busy("00:00", "12:00"));

        assertThat(times(suggest(options(HOUR, 48, 48, Quality.EXCELLENT), free, taken)))
                .hasSize(23)
                .doesNotContain("11:30");
        assertThat(times(suggest(options(HOUR, 48, 48, Quality.FAIR), free, taken))).hasSize(47);
    }

    @Test
    void dayOnWhichNothingSuitsIsListedAndPoor() {
        var monday = day(DAY, "UTC");
        var window = new Window(monday.start(), monday.end().plus(Duration.ofDays(1)));
        var options =
                new SuggestionOptions(25, 10, 48, HOUR, Quality.FAIR, window, Optional.empty());
        var awayOnMonday =
                attendee(
                        new BusyBlock(monday.start(), monday.end(), Status.BUSY, Optional.empty()));

        var days = Suggestions.suggest(options, TimeZoneRule.UTC, List.of(awayOnMonday));

        assertThat(days).hasSize(2);
        assertThat(days.getFirst()).isEqualTo(new SuggestedDay(DAY, Quality.POOR, List.of()));
        assertThat(days.getLast().date()).isEqualTo(DAY.plusDays(1));
        assertThat(days.getLast().quality()).isEqualTo(Quality.EXCELLENT);
    }

    @Test
    void conflictsHaveOneElementForEachAttendeeInTheOrderAsked() {
        var members =
                List.<Attendee.Individual>of(
                        known(),
                        known(block("10:00", "10:30", Status.TENTATIVE)),
                        known(busy("11:00", "12:00")),
                        new Attendee.Unknown());
        var attendees =
                List.of(
                        attendee(block("09:00", "10:30", Status.OUT_OF_OFFICE)),
                        with(new Attendee.Unknown()),
                        with(new Attendee.Group(members)),
                        with(new Attendee.TooBigGroup()),
                        attendee(block("10:00", "11:00", Status.WORKING_ELSEWHERE)),
                        attendee(block("10:00", "11:00", Status.NO_DATA)),
                        attendee());

        var suggestion = at("10:00", suggest(everything(HOUR), attendees));

        assertThat(suggestion.conflicts())
                .containsExactly(
                        new AttendeeConflict.Individual(Status.OUT_OF_OFFICE),
                        new AttendeeConflict.Unknown(),
                        new AttendeeConflict.Group(4, 2, 1, 1),
                        new AttendeeConflict.TooBigGroup(),
                        new AttendeeConflict.Individual(Status.WORKING_ELSEWHERE),
                        new AttendeeConflict.Unknown(),
                        new AttendeeConflict.Individual(Status.FREE));
    }

    @Test
    void membersOfAGroupCountEach() {
        var group =
                with(new Attendee.Group(List.of(known(), known(), known(busy("10:00", "11:00")))));
        var busy = attendee(busy("10:00", "11:00"));

        // Two of four; by attendees it would be none of two.
        assertThat(at("10:00", suggest(everything(HOUR), group, busy)).quality())
                .isEqualTo(Quality.FAIR);
    }

    @Test
    void groupWithoutMembersCannotBeAsked() {
        assertThatThrownBy(() -> new Attendee.Group(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Days of other lengths than 24 hours, and clocks that are a quarter off.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    zone                | day        | times | first                | last
                    Europe/Berlin       | 2026-03-29 | 46    | 2026-03-28T23:00:00Z | 2026-03-29T21:30:00Z
                    Europe/Berlin       | 2026-10-25 | 50    | 2026-10-24T22:00:00Z | 2026-10-25T22:30:00Z
                    America/New_York    | 2026-03-08 | 46    | 2026-03-08T05:00:00Z | 2026-03-09T03:30:00Z
                    Australia/Lord_Howe | 2026-04-05 | 49    | 2026-04-04T13:00:00Z | 2026-04-05T13:00:00Z
                    Australia/Lord_Howe | 2026-10-04 | 47    | 2026-10-03T13:30:00Z | 2026-10-04T12:30:00Z
                    Asia/Kathmandu      | 2026-03-02 | 48    | 2026-03-01T18:15:00Z | 2026-03-02T17:45:00Z
                    America/Sao_Paulo   | 2018-11-04 | 46    | 2018-11-04T03:00:00Z | 2018-11-05T01:30:00Z
                    America/Sao_Paulo   | 2018-02-17 | 50    | 2018-02-17T02:00:00Z | 2018-02-18T02:30:00Z
                    """)
    void dayIsAsLongAsItIsOnTheAskingClock(
            String zone, LocalDate date, int times, Instant first, Instant last) {
        var options =
                new SuggestionOptions(
                        25, 100, 100, HALF_HOUR, Quality.FAIR, day(date, zone), Optional.empty());

        var day =
                Suggestions.suggest(options, rule(zone, date.getYear()), List.of(attendee()))
                        .getFirst();

        var starts = day.suggestions().stream().map(Suggestion::start).sorted().toList();
        assertThat(day.date()).isEqualTo(date);
        assertThat(starts).hasSize(times).startsWith(first).endsWith(last);
    }

    @Test
    void workTimeIsWhereEverybodyWorksEachOnHerOwnClock() {
        var berlin = working("Europe/Berlin", period(480, 1020)); // 07:00 to 16:00 UTC in March
        var newYork = working("America/New_York", period(540, 1020)); // 14:00 to 22:00 UTC

        var day = suggest(options(HOUR, 48, 0, Quality.FAIR), berlin, newYork);

        assertThat(times(day)).containsExactly("14:00", "14:30", "15:00");
    }

    @Test
    void attendeesWhoseHoursAreNotKnownDoNotNarrowWorkTime() {
        var bob = working("UTC", period(600, 720));

        var day = suggest(options(HOUR, 48, 0, Quality.FAIR), bob, attendee());

        assertThat(times(day)).containsExactly("10:00", "10:30", "11:00");
    }

    @Test
    void workTimeGoesOnFromOnePeriodToTheNextAndOverMidnight() {
        var lunch = working("UTC", period(480, 720), period(780, 1020));
        var noLunch = working("UTC", period(480, 720), period(720, 1020));
        var night = working("UTC", period(0, 120), period(1320, 1440));

        assertThat(times(suggest(options(HOUR, 48, 0, Quality.FAIR), lunch)))
                .contains("11:00", "13:00")
                .doesNotContain("11:30", "12:00", "12:30");
        assertThat(times(suggest(options(HOUR, 48, 0, Quality.FAIR), noLunch))).contains("11:30");
        assertThat(times(suggest(options(HOUR, 48, 0, Quality.FAIR), night)))
                .containsExactly("00:00", "00:30", "01:00", "22:00", "22:30", "23:00");
    }

    @Test
    void hourThatTheClockShowsTwiceIsNoWorkTimeForThoseWhoSleep() {
        var sunday = LocalDate.parse("2026-10-25");
        var allWeek = List.of(DayOfWeek.values());
        var hours =
                new WorkingHours(
                        rule("Europe/Berlin", 2026),
                        List.of(new WorkingPeriod(allWeek, 480, 1020)));
        var berlin = with(new Attendee.Known(List.of(), Optional.of(hours)));
        var options =
                new SuggestionOptions(
                        25,
                        48,
                        0,
                        HOUR,
                        Quality.FAIR,
                        day(sunday, "Europe/Berlin"),
                        Optional.empty());

        var day =
                Suggestions.suggest(options, rule("Europe/Berlin", 2026), List.of(berlin))
                        .getFirst();

        // From 02:30 to 02:30 are an hour, and no time at all on the clock.
        assertThat(day.suggestions())
                .hasSize(17)
                .noneMatch(one -> one.start().isBefore(Instant.parse("2026-10-25T07:00:00Z")));
    }

    @Test
    void weekendIsNoWorkTimeWhereNobodysHoursAreKnown() {
        var saturday = LocalDate.parse("2026-03-07");
        var options =
                new SuggestionOptions(
                        25, 48, 0, HOUR, Quality.FAIR, day(saturday, "UTC"), Optional.empty());

        assertThat(times(suggest(options, List.of(attendee())))).isEmpty();
    }

    private static SuggestedDay suggest(SuggestionOptions options, Attendee... attendees) {
        return suggest(options, Arrays.asList(attendees));
    }

    private static SuggestedDay suggest(SuggestionOptions options, List<Attendee> attendees) {
        var days = Suggestions.suggest(options, TimeZoneRule.UTC, attendees);
        assertThat(days).hasSize(1);
        return days.getFirst();
    }

    /// Shows every time of the day, however poor.
    private static SuggestionOptions everything(Duration duration) {
        return options(duration, 48, 48, Quality.POOR);
    }

    private static SuggestionOptions options(
            Duration duration, int most, int outsideWork, Quality minimum) {
        return new SuggestionOptions(
                25, most, outsideWork, duration, minimum, day(DAY, "UTC"), Optional.empty());
    }

    private static Window day(LocalDate date, String zone) {
        var clock = ZoneId.of(zone);
        return new Window(
                date.atStartOfDay(clock).toInstant(),
                date.plusDays(1).atStartOfDay(clock).toInstant());
    }

    private static TimeZoneRule rule(String zone, int year) {
        return TimeZoneRule.of(ZoneId.of(zone).getRules(), year);
    }

    private static Attendee attendee(BusyBlock... entries) {
        return with(known(entries));
    }

    private static Attendee working(String zone, WorkingPeriod... periods) {
        var hours = new WorkingHours(rule(zone, 2026), List.of(periods));
        return with(new Attendee.Known(List.of(), Optional.of(hours)));
    }

    private static Attendee with(Attendee.Time time) {
        return new Attendee(AttendeeType.REQUIRED, false, time);
    }

    private static Attendee.Known known(BusyBlock... entries) {
        return new Attendee.Known(List.of(entries), Optional.empty());
    }

    private static WorkingPeriod period(int from, int to) {
        return new WorkingPeriod(List.of(MONDAY), from, to);
    }

    private static BusyBlock busy(String start, String end) {
        return block(start, end, Status.BUSY);
    }

    private static BusyBlock block(String start, String end, Status status) {
        return new BusyBlock(instant(start), instant(end), status, Optional.empty());
    }

    /// A time of the day; `24:00` is its end.
    private static Instant instant(String time) {
        return time.equals("24:00")
                ? Instant.parse("2026-03-03T00:00:00Z")
                : Instant.parse("2026-03-02T" + time + ":00Z");
    }

    private static Suggestion at(String time, SuggestedDay day) {
        return day.suggestions().stream()
                .filter(one -> time(one).equals(time))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing suggested at " + time));
    }

    private static List<String> times(SuggestedDay day) {
        return day.suggestions().stream().map(SuggestionsTest::time).toList();
    }

    private static String time(Suggestion suggestion) {
        return LocalTime.ofInstant(suggestion.start(), ZoneId.of("UTC")).toString();
    }
}
