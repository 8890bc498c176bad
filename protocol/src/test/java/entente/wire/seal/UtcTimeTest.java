package entente.wire.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-05T12:00:00Z",
                "2024-02-29T23:59:59Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2026-01-05T12:00:00.123456789Z",
                "2016-12-31T23:59:60Z",
                "2026-01-05T24:00:00Z"
            })
    void timeIsTheOneThatThePlatformReads(String text) {
        var read = UtcTime.parse(text);

        assertThat(read).contains(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T12:00:00Z",
                "2026-13-05T12:00:00Z",
                "2026-00-05T12:00:00Z",
                "2026-01-05T12:60:00Z",
                "2026-01-05T25:00:00Z",
                "2026-01-05T12:00:61Z",
                "2026-01-05T12:00:00z",
                "2026-01-05T12:00:00+00:00",
                "2026-01-05 12:00:00Z",
                "2026-01-05T12:00:0٣Z",
                "+2026-1-05T12:00:00Z",
                "2026-01-05T12:00Z"
            })
    void whatIsNoTimeInUtcIsNotRead(String text) {
        var read = UtcTime.parse(text);

        assertThat(read).isEmpty();
    }

    @Test
    void whateverStandsInItsPlaceIsReadAsThePlatformReadsIt() {
        var random = new Random(11);
        var letters = "0123456789-:TZ. +";

        for (var each = 0; each < 20_000; each++) {
            var text = new StringBuilder("2026-01-05T12:00:00Z");
            for (var change = 0; change < 3; change++) {
                // Its year of four digits and its zone are what is asked of it beside that.
                text.setCharAt(
                        5 + random.nextInt(14), letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(UtcTime.parse(text.toString()))
                    .as(text.toString())
                    .isEqualTo(platform(text.toString()));
        }
    }

    private static Optional<Instant> platform(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
