package entente.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Quality;
import entente.question.SuggestionOptions;
import entente.question.TimeZoneRule;
import entente.question.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final TimeZoneRule BERLIN =
            TimeZoneRule.of(ZoneId.of("Europe/Berlin").getRules(), 2026);

    /// EWS `GetUserAvailability`: bounds, and the first value beyond each.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    window  | interval | mailboxes | refused
                    PT24H   | 30       | 1         | -
                    PT24H   | 30       | 0         | MAILBOXES_NONE
                    PT24H   | 30       | 100       | -
                    PT24H   | 30       | 101       | MAILBOXES_TOO_MANY
                    P62D    | 30       | 1         | -
                    PT1488H1S | 30     | 1         | WINDOW_TOO_LONG
                    P63D    | 30       | 1         | WINDOW_TOO_LONG
                    PT0S    | 30       | 1         | WINDOW_INVALID
                    PT-1H   | 30       | 1         | WINDOW_INVALID
                    PT24H   | 4        | 1         | INTERVAL_INVALID
                    PT24H   | 5        | 1         | -
                    PT24H   | 1440     | 1         | -
                    P2D     | 1441     | 1         | INTERVAL_INVALID
                    P2D     | 0        | 1         | INTERVAL_INVALID
                    P2D     | -30      | 1         | INTERVAL_INVALID
                    PT30M   | 30       | 1         | -
                    PT29M   | 30       | 1         | INTERVAL_INVALID
                    PT5M    | 5        | 1         | -
                    PT4M    | 5        | 1         | INTERVAL_INVALID
                    """)
    void requestIsRefusedBeyondItsBounds(
            Duration window, int interval, int mailboxes, String refused) {
        var refusal = Limits.DEFAULT.check(START, START.plus(window), interval, mailboxes);

        assertThat(refusal.map(Refusal::code).map(Code::name).orElse("-")).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    P63D  | 30   | 1   | The allowed limit is 62 days; the actual window is 63 days.
                    PT1488H1M | 30 | 1 | The allowed limit is 62 days; the actual window is 62 days 1 min.
                    PT24H | 30   | 101 | The allowed limit is 100 mailboxes; the actual number is 101.
                    PT24H | 4    | 1   | The allowed interval is 5 to 1440 minutes; the actual interval is 4.
                    PT20M | 30   | 1   | The interval of 30 minutes is longer than the window of 20 min.
                    PT0S  | 30   | 1   | The time window must end after it starts: 2026-03-02T08:00:00Z to 2026-03-02T08:00:00Z.
                    """)
    void refusalNamesTheLimitAndTheActualValue(
            Duration window, int interval, int mailboxes, String sentence) {
        var refusal = Limits.DEFAULT.check(START, START.plus(window), interval, mailboxes);

        assertThat(refusal.map(Refusal::sentence)).contains(sentence);
    }

    @Test
    void administratorsLimitsAreTheOnesThatCountAndAreNamed() {
        var limits = new Limits(10, Duration.ofDays(42), 10_000, 100);

        assertThat(limits.check(START, START.plus(Duration.ofDays(43)), 30, 1))
                .map(Refusal::sentence)
                .contains("The allowed limit is 42 days; the actual window is 43 days.");
        assertThat(limits.check(START, START.plus(Duration.ofDays(1)), 30, 11))
                .map(Refusal::remedy)
                .contains("Ask for at most 10 at once.");
    }

    @Test
    void longestWindowIsRealTimeNotDaysOnAClock() {
        var start = BERLIN.toInstant(LocalDateTime.parse("2026-10-01T00:00"));
        var end = BERLIN.toInstant(LocalDateTime.parse("2026-12-02T00:00"));

        // 62 dates, one of which has 25 hours.
        assertThat(Limits.DEFAULT.check(start, end, 30, 1))
                .map(Refusal::code)
                .contains(Code.WINDOW_TOO_LONG);
    }

    @Test
    void groupIsRefusedBeforeItsMembersAreAsked() {
        var sales = Address.of("sales@fabrikam.test");

        assertThat(Limits.DEFAULT.checkGroup(sales, 100)).isEmpty();
        assertThat(Limits.DEFAULT.checkGroup(sales, 101))
                .map(Refusal::sentence)
                .contains("sales@fabrikam.test has more members than the allowed limit of 100.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    threshold | most | outside | duration | refused
                    0         | 1    | 0       | PT30M    | -
                    50        | 48   | 48      | PT24H    | -
                    -1        | 10   | 0       | PT1H     | GoodThreshold
                    51        | 10   | 0       | PT1H     | GoodThreshold
                    25        | -1   | 0       | PT1H     | MaximumResultsByDay
                    25        | 49   | 0       | PT1H     | MaximumResultsByDay
                    25        | 10   | 49      | PT1H     | MaximumNonWorkHourResultsByDay
                    25        | 10   | 0       | PT29M    | MeetingDurationInMinutes
                    25        | 10   | 0       | PT24H1M  | MeetingDurationInMinutes
                    """)
    void suggestionsAreRefusedBeyondTheirBounds(
            int threshold, int most, int outside, Duration duration, String refused) {
        var options =
                new SuggestionOptions(
                        threshold,
                        most,
                        outside,
                        duration,
                        Quality.FAIR,
                        window("2026-03-01T23:00:00Z", "2026-03-02T23:00:00Z"),
                        Optional.empty());

        var refusal = Limits.DEFAULT.check(options, BERLIN);

        assertThat(refusal.map(why -> why.sentence().split(" ", 2)[0]).orElse("-"))
                .isEqualTo(refused);
        assertThat(refusal.map(Refusal::code))
                .isIn(Optional.empty(), Optional.of(Code.SUGGESTION_INVALID));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    start                | end                  | refused
                    2026-03-01T23:00:00Z | 2026-03-08T23:00:00Z | -
                    2026-03-28T23:00:00Z | 2026-03-29T22:00:00Z | -
                    2026-10-24T22:00:00Z | 2026-10-25T23:00:00Z | -
                    2026-03-02T00:00:00Z | 2026-03-03T00:00:00Z | SUGGESTION_INVALID
                    2026-03-01T23:00:00Z | 2026-03-02T22:59:00Z | SUGGESTION_INVALID
                    2026-03-01T23:00:00Z | 2026-05-03T22:00:00Z | WINDOW_TOO_LONG
                    """)
    void suggestionsWindowIsWholeDaysOnTheAskingClock(String start, String end, String refused) {
        var options =
                new SuggestionOptions(
                        25,
                        10,
                        0,
                        Duration.ofHours(1),
                        Quality.FAIR,
                        window(start, end),
                        Optional.empty());

        var refusal = Limits.DEFAULT.check(options, BERLIN);

        assertThat(refusal.map(Refusal::code).map(Code::name).orElse("-")).isEqualTo(refused);
    }

    @Test
    void limitsThatAllowNothingAreNone() {
        assertThatThrownBy(() -> new Limits(0, Duration.ofDays(62), 10_000, 100))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(100, Duration.ZERO, 10_000, 100))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(100, Duration.ofDays(367), 10_000, 100))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Window window(String start, String end) {
        return new Window(Instant.parse(start), Instant.parse(end));
    }
}
