package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DayBarsTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    @Test
    void eachDayHasItsLineInLocalTime() {
        var bars = new DayBars(ZoneId.of("Europe/Berlin"), false);

        var lines = bars.lines(Instant.parse("2026-03-02T22:00:00Z"), HALF_HOUR, "0213");

        assertThat(lines)
                .containsExactly(
                        "            0     3     6     9     12    15    18    21",
                        "Mon 02 Mar  " + " ".repeat(46) + ".B",
                        "Tue 03 Mar  tO");
    }

    @Test
    void halfHourShowsTheStrongestOfItsIntervals() {
        var bars = new DayBars(ZoneId.of("UTC"), false);

        var lines =
                bars.lines(
                        Instant.parse("2026-03-02T00:00:00Z"), Duration.ofMinutes(10), "004123250");

        assertThat(lines.getLast()).isEqualTo("Mon 02 Mar  wO?");
    }

    @Test
    void longIntervalCoversEachOfItsHalfHours() {
        var bars = new DayBars(ZoneId.of("UTC"), true);

        var lines = bars.lines(Instant.parse("2026-03-02T00:00:00Z"), Duration.ofHours(2), "20");

        assertThat(lines.getLast()).isEqualTo("Mon 02 Mar  ████····");
    }

    @Test
    void hourThatComesTwiceIsShownOnce() {
        var bars = new DayBars(ZoneId.of("Europe/Berlin"), false);

        // 2026-10-25: the hour from two to three comes twice, busy the second time only.
        var lines = bars.lines(Instant.parse("2026-10-24T22:00:00Z"), HALF_HOUR, "0000002200");

        assertThat(lines.getLast()).isEqualTo("Sun 25 Oct  ....BB..");
    }

    @Test
    void digitNobodyKnowsIsNeverShownAsFree() {
        var bars = new DayBars(ZoneId.of("UTC"), false);

        var lines = bars.lines(Instant.parse("2026-03-02T00:00:00Z"), HALF_HOUR, "x0");

        assertThat(lines.getLast()).isEqualTo("Mon 02 Mar  ?.");
    }
}
