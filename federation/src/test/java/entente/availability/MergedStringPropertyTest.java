package entente.availability;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.BusyBlock;
import entente.question.Status;
import entente.question.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The merged string against an oracle that walks through the window minute by minute, over calendars made from seeds.
class MergedStringPropertyTest {
    private static final int CASES = 4_000;

    private static final List<ZoneId> ZONES =
            List.of(
                    ZoneId.of("Europe/Berlin"),
                    ZoneId.of("America/New_York"),
                    ZoneId.of("Australia/Sydney"),
                    ZoneId.of("Australia/Lord_Howe"),
                    ZoneId.of("Pacific/Chatham"),
                    ZoneId.of("America/St_Johns"),
                    ZoneId.of("Asia/Kolkata"),
                    ZoneId.of("Africa/Casablanca"));

    /// Days around which clocks change somewhere in 2026.
    private static final List<LocalDateTime> DAYS =
            List.of(
                    LocalDateTime.parse("2026-03-07T00:00"),
                    LocalDateTime.parse("2026-03-28T00:00"),
                    LocalDateTime.parse("2026-04-04T00:00"),
                    LocalDateTime.parse("2026-07-15T00:00"),
                    LocalDateTime.parse("2026-09-26T00:00"),
                    LocalDateTime.parse("2026-10-03T00:00"),
                    LocalDateTime.parse("2026-10-24T00:00"),
                    LocalDateTime.parse("2026-10-31T00:00"));

    private static final List<Status> STATUSES = List.of(Status.values());

    private static final List<Integer> INTERVALS = List.of(5, 6, 7, 15, 17, 30, 45, 60, 97, 1440);

    @Test
    void stringIsWhatWalkingMinuteByMinuteFinds() {
        for (var seed = 0; seed < CASES; seed++) {
            var drawn = new Drawn(new Random(seed));

            var string = MergedString.of(drawn.entries, drawn.window, drawn.interval);

            assertThat(string).as("seed %d", seed).isEqualTo(drawn.walked());
        }
    }

    @Test
    void stringDoesNotDependOnTheOrderOfTheEntries() {
        for (var seed = 0; seed < CASES / 4; seed++) {
            var drawn = new Drawn(new Random(seed));
            var shuffled = new ArrayList<>(drawn.entries);
            Collections.shuffle(shuffled, new Random(seed));

            var string = MergedString.of(shuffled, drawn.window, drawn.interval);

            assertThat(string).as("seed %d", seed).isEqualTo(drawn.walked());
        }
    }

    @Test
    void stringReadBackAndWrittenAgainIsTheSame() {
        for (var seed = 0; seed < CASES / 4; seed++) {
            var drawn = new Drawn(new Random(seed));
            var string = MergedString.of(drawn.entries, drawn.window, drawn.interval);

            var blocks = MergedString.blocks(string, drawn.window, drawn.interval);

            assertThat(MergedString.of(blocks, drawn.window, drawn.interval))
                    .as("seed %d", seed)
                    .isEqualTo(string);
        }
    }

    @Test
    void groupsStringIsThatOfAllEntriesTogether() {
        for (var seed = 0; seed < CASES / 4; seed++) {
            var drawn = new Drawn(new Random(seed));
            var half = drawn.entries.size() / 2;
            var strings =
                    List.of(
                            MergedString.of(
                                    drawn.entries.subList(0, half), drawn.window, drawn.interval),
                            MergedString.of(
                                    drawn.entries.subList(half, drawn.entries.size()),
                                    drawn.window,
                                    drawn.interval));

            assertThat(MergedString.combine(strings)).as("seed %d", seed).isEqualTo(drawn.walked());
        }
    }

    /// One calendar, window and interval, drawn at random on the clocks of two zones.
    private static final class Drawn {
        final Window window;
        final Duration interval;
        final List<BusyBlock> entries;

        Drawn(Random random) {
            var day = DAYS.get(random.nextInt(DAYS.size()));
            var start = time(random, day, ZONES.get(random.nextInt(ZONES.size())));
            interval = Duration.ofMinutes(INTERVALS.get(random.nextInt(INTERVALS.size())));
            var longer = Duration.ofMinutes(random.nextInt(3 * 1440));
            window = new Window(start, start.plus(interval).plus(longer));
            entries = entries(random, day);
        }

        private static List<BusyBlock> entries(Random random, LocalDateTime day) {
            var zone = ZONES.get(random.nextInt(ZONES.size()));
            var entries = new ArrayList<BusyBlock>();
            for (var left = random.nextInt(25); left > 0; left--) {
                var start = time(random, day.minusDays(1).plusDays(random.nextInt(5)), zone);
                var minutes = random.nextInt(10) == 0 ? random.nextInt(3000) : random.nextInt(120);
                var status = STATUSES.get(random.nextInt(STATUSES.size()));
                entries.add(
                        new BusyBlock(
                                start,
                                start.plus(Duration.ofMinutes(minutes)),
                                status,
                                Optional.empty()));
            }
            entries.sort(Comparator.comparing(BusyBlock::start).thenComparing(BusyBlock::end));
            return entries;
        }

        private static Instant time(Random random, LocalDateTime day, ZoneId zone) {
            return ZonedDateTime.of(day.plusMinutes(random.nextInt(1440)), zone).toInstant();
        }

        String walked() {
            var digits = new StringBuilder();
            for (var slot = window.start();
                    slot.isBefore(window.end());
                    slot = slot.plus(interval)) {
                var seen = '0';
                for (var minute = slot;
                        minute.isBefore(slot.plus(interval)) && minute.isBefore(window.end());
                        minute = minute.plusSeconds(60)) {
                    seen = stronger(seen, seenAt(minute));
                }
                digits.append(seen);
            }
            return digits.toString();
        }

        private char seenAt(Instant minute) {
            var seen = '0';
            for (var entry : entries) {
                if (!minute.isBefore(entry.start()) && minute.isBefore(entry.end())) {
                    seen = stronger(seen, digit(entry.status()));
                }
            }
            return seen;
        }

        private static char stronger(char one, char other) {
            var weakestFirst = "041235";
            return weakestFirst.indexOf(one) < weakestFirst.indexOf(other) ? other : one;
        }

        private static char digit(Status status) {
            return switch (status) {
                case FREE -> '0';
                case WORKING_ELSEWHERE -> '4';
                case TENTATIVE -> '1';
                case BUSY -> '2';
                case OUT_OF_OFFICE -> '3';
                case NO_DATA -> '5';
            };
        }
    }
}
