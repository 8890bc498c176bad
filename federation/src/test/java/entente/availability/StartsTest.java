package entente.availability;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.BusyBlock;
import entente.question.Status;
import entente.question.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StartsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Window DAYS =
            new Window(
                    Instant.parse("2026-03-27T23:00:00Z"), Instant.parse("2026-03-30T22:00:00Z"));

    @Test
    void slotsHaveTheStrongestStatusDuringEachMeeting() {
        for (var seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var duration = Duration.ofMinutes(30 + random.nextInt(1411));
            var starts = Starts.in(DAYS, duration, BERLIN.getRules());
            var entries = entries(random);

            var slots = starts.slots(entries);

            for (var start = 0; start < starts.count(); start++) {
                var begins = starts.instant(start);
                assertThat(slots.at(start))
                        .as("seed %d, meeting at %s for %s", seed, begins, duration)
                        .isEqualTo(strongest(entries, begins, begins.plus(duration)));
            }
        }
    }

    @Test
    void daysShareTheStartsAmongThemInOrder() {
        var starts = Starts.in(DAYS, Duration.ofMinutes(30), BERLIN.getRules());

        // 24, 23 and 24 hours.
        assertThat(starts.days())
                .extracting(day -> day.date() + " " + day.from() + " " + day.to())
                .containsExactly("2026-03-28 0 48", "2026-03-29 48 94", "2026-03-30 94 142");
        assertThat(starts.count()).isEqualTo(142);
    }

    private static Status strongest(List<BusyBlock> entries, Instant begins, Instant ends) {
        var strongest = Status.FREE;
        for (var entry : entries) {
            var overlaps =
                    entry.start().isBefore(entry.end())
                            && entry.start().isBefore(ends)
                            && begins.isBefore(entry.end());
            if (overlaps && entry.status().compareTo(strongest) > 0) {
                strongest = entry.status();
            }
        }
        return strongest;
    }

    private static List<BusyBlock> entries(Random random) {
        var statuses = List.of(Status.values());
        var entries = new ArrayList<BusyBlock>();
        for (var left = random.nextInt(20); left > 0; left--) {
            var start =
                    DAYS.start()
                            .plusSeconds(random.nextInt(80 * 3600) - 4 * 3600L)
                            .plusMillis(500L * random.nextInt(2));
            var end =
                    start.plusSeconds(random.nextInt(3 * 3600))
                            .plusMillis(500L * random.nextInt(2));
            entries.add(
                    new BusyBlock(
                            start,
                            end,
                            statuses.get(random.nextInt(statuses.size())),
                            Optional.empty()));
        }
        entries.sort(Comparator.comparing(BusyBlock::start));
        return entries;
    }
}
