package entente.kql;

import static org.assertj.core.api.Assertions.assertThat;

import entente.kql.Kql.Reading;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What holds of all queries, and of all texts.
class KqlPropertiesTest {
    private static final List<String> PIECES =
            List.of(
                    "AND",
                    "OR",
                    "NOT",
                    "NEAR",
                    "NEAR(3)",
                    "NEAR(",
                    "(",
                    ")",
                    "\"",
                    "*",
                    "+",
                    "-",
                    ":",
                    "=",
                    "<",
                    "<=",
                    ">",
                    "..",
                    " ",
                    "  ",
                    "\t",
                    "a",
                    "budget",
                    "subject",
                    "subject:",
                    "kind:email",
                    "received:",
                    "today",
                    "2026-03-02",
                    "size",
                    "5MB",
                    "“",
                    "−",
                    "\u0000",
                    "\ud83d",
                    "\ud83d\ude42",
                    "会",
                    "é",
                    ",",
                    "\n");

    @Test
    void whatIsWrittenOfAQueryIsReadAsTheSame() {
        for (var seed = 0; seed < 5_000; seed++) {
            var query = new RandomQueries(seed).query(1 + seed % 6);

            var text = Kql.write(query);

            assertThat(Kql.read(text)).as(text).isEqualTo(new Reading.Understood(query));
        }
    }

    @Test
    @Timeout(60)
    void everyTextIsAQueryOrRefusedAtAPlaceInIt() {
        var understood = 0;
        for (var seed = 0; seed < 50_000; seed++) {
            var text = text(new Random(seed));

            switch (Kql.read(text)) {
                case Reading.Understood(var query) -> {
                    understood++;
                    assertThat(Kql.read(Kql.write(query)))
                            .as(text)
                            .isEqualTo(new Reading.Understood(query));
                }
                case Reading.Refused(var column, var why) -> {
                    assertThat(column).as(text).isBetween(1, text.length() + 1);
                    assertThat(why.remedy()).isNotBlank();
                }
            }
        }
        assertThat(understood).isPositive();
    }

    @Test
    @Timeout(60)
    void whatIsMadeToBeNestedOrLongIsReadAtOnce() {
        for (var piece : PIECES) {
            var reading = Kql.read(piece.repeat(Kql.LONGEST / piece.length()));

            assertThat(reading).isNotNull();
        }
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(20))
                .mapToObj(_ ->
                        random.nextInt(10) == 0
                                ? Character.toString(random.nextInt(0xd7ff))
                                : PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
    }
}
