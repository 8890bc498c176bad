package entente.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// When an appointment is over for good.
class SeriesOverTest {
    private static final String FIRST = "DTSTART:20260302T080000Z\nDURATION:PT1H\n";

    @Test
    void whatTakesPlaceOnceIsOverWhenItEnds() {
        var once = series(FIRST);

        assertThat(once.isOver(Instant.parse("2026-03-02T08:59:59Z"))).isFalse();
        assertThat(once.isOver(Instant.parse("2026-03-02T09:00:00Z"))).isTrue();
    }

    @Test
    void aSeriesIsOverAfterItsLastOccurrenceAlsoWhereItPausesForYears() {
        var three = series(FIRST + "RRULE:FREQ=DAILY;COUNT=3\n");
        var again = series(FIRST + "RRULE:FREQ=DAILY;COUNT=3\nRDATE:20450302T080000Z\n");
        var moved =
                Objects.object(
                                "BEGIN:VEVENT\nUID:1\n%sRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\n"
                                                .formatted(FIRST)
                                        + "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20260303T080000Z\nDTSTART:20260401T080000Z\nDURATION:PT1H\nEND:VEVENT\n")
                        .series("");

        var end = Instant.parse("2026-03-04T09:00:00Z");

        assertThat(three.isOver(end.minusSeconds(1))).isFalse();
        assertThat(three.isOver(end)).isTrue();
        assertThat(again.isOver(end)).isFalse();
        assertThat(again.isOver(Instant.parse("2045-03-02T09:00:00Z"))).isTrue();
        assertThat(moved.isOver(end)).isFalse();
        assertThat(moved.isOver(Instant.parse("2026-04-01T09:00:00Z"))).isTrue();
    }

    @Test
    void aSeriesWithoutEndIsNeverOverUnlessItWasCancelled() {
        var endless = series(FIRST + "RRULE:FREQ=YEARLY\n");
        var cancelled = series(FIRST + "RRULE:FREQ=YEARLY\nSTATUS:CANCELLED\n");

        assertThat(endless.isOver(Instant.parse("2300-01-01T00:00:00Z"))).isFalse();
        assertThat(cancelled.isOver(Instant.parse("2026-01-01T00:00:00Z"))).isTrue();
    }

    private static Series series(String lines) {
        return Objects.event(lines).series("");
    }
}
