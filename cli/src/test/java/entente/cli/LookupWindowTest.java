package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookupWindowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-03-02T15:04:05Z");

    @Test
    void withoutAWordItIsFiveDaysFromTodaysMidnight() {
        var window = window(Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(window)
                .isEqualTo(
                        new LookupWindow(
                                Instant.parse("2026-03-01T23:00:00Z"),
                                Instant.parse("2026-03-06T23:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-01T23:00:00Z",
        "2026-03-02T09:00, 2026-03-02T08:00:00Z",
        "2026-03-02T09:00:00Z, 2026-03-02T09:00:00Z",
        "2026-03-02T09:00-05:00, 2026-03-02T14:00:00Z"
    })
    void timesAreReadAsPeopleWriteThem(String text, Instant expected) {
        var window = window(Optional.of(text), Optional.empty(), Optional.of(1));

        assertThat(window.start()).isEqualTo(expected);
    }

    @Test
    void dayIsADayOnTheClockAlsoWhenTheClockChanges() {
        var window = window(Optional.of("2026-03-29"), Optional.empty(), Optional.of(1));

        assertThat(window.end()).isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "2026-03-02T", "T09:00", ""})
    void whatIsNoTimeIsAUsageError(String text) {
        assertThatThrownBy(() -> window(Optional.of(text), Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(
                        CommandFailed.class,
                        failed -> assertThat(failed.exit()).isEqualTo(ExitCode.USAGE));
    }

    private static LookupWindow window(
            Optional<String> start, Optional<String> end, Optional<Integer> days) {
        return LookupWindow.of(start, end, days, BERLIN, NOW);
    }
}
