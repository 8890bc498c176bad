package entente.kql;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Window;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which stretch of time is meant, for somebody in Zurich who asks on a Sunday just before midnight of hers.
class WhenTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Instant NOW = Instant.parse("2026-03-29T21:59:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "2026-03-29T08:00:00, 2026-03-29T06:00:00Z, 2026-03-29T06:00:01Z",
        "2026-03-29T08:00:00Z, 2026-03-29T08:00:00Z, 2026-03-29T08:00:01Z",
        "2026-03-29T08:00:00-05:00, 2026-03-29T13:00:00Z, 2026-03-29T13:00:01Z",
        "today, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "yesterday, 2026-03-27T23:00:00Z, 2026-03-28T23:00:00Z",
        "this week, 2026-03-22T23:00:00Z, 2026-03-29T22:00:00Z",
        "this month, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
        "last month, 2026-01-31T23:00:00Z, 2026-02-28T23:00:00Z",
        "this year, 2025-12-31T23:00:00Z, 2026-12-31T23:00:00Z",
        "last year, 2024-12-31T23:00:00Z, 2025-12-31T23:00:00Z",
    })
    void aTimeIsThatOfWhoeverSearches(String text, Instant start, Instant end) {
        var query = (Query.Dated) KqlTest.query("received:\"%s\"".formatted(text));

        var window = query.when().in(ZURICH, NOW);

        assertThat(window).isEqualTo(new Window(start, end));
    }
}
