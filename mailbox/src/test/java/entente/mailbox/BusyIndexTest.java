package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Occurrence;
import entente.calendar.Series;
import entente.question.BusyBlock;
import entente.question.Status;
import entente.question.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BusyIndexTest {
    private static final Comparator<BusyBlock> ORDER =
            Comparator.comparing(BusyBlock::start).thenComparing(BusyBlock::end);
    private static final AgendaItem ITEM = new AgendaItem("", "", Series.EMPTY);

    @Test
    void anIndexOfNothingFindsNothing() {
        assertThat(entries(index(List.of()), window(0, 10))).isEmpty();
    }

    @Test
    void entriesThatOnlyTouchTheWindowAreLeftOut() {
        var index = index(List.of(block(0, 10), block(10, 20), block(20, 30)));

        assertThat(entries(index, window(10, 20))).containsExactly(block(10, 20));
    }

    @Test
    void anEntryOfNoLengthBelongsToTheWindowThatBeginsWithIt() {
        var index = index(List.of(block(10, 10), block(20, 20)));

        assertThat(entries(index, window(10, 20))).containsExactly(block(10, 10));
    }

    @Test
    void aWindowWithFractionsOfASecondIsExact() {
        var index = index(List.of(block(0, 10), block(10, 11)));
        var from = Instant.ofEpochSecond(9, 500_000_000);

        assertThat(entries(index, new Window(from, Instant.ofEpochSecond(10, 1))))
                .containsExactly(block(0, 10), block(10, 11));
        assertThat(entries(index, new Window(from, Instant.ofEpochSecond(10))))
                .containsExactly(block(0, 10));
    }

    @Test
    void aLongEntryIsFoundBehindManyShortOnes() {
        var blocks =
                IntStream.range(0, 1000).mapToObj(i -> i == 3 ? block(3, 5000) : block(i, i + 1));

        var index = index(blocks.toList());

        assertThat(entries(index, window(900, 901)))
                .containsExactly(block(3, 5000), block(900, 901));
    }

    @Test
    void theIndexFindsWhatLookingAtEachEntryFinds() {
        for (var seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var blocks =
                    IntStream.range(0, random.nextInt(70))
                            .mapToObj(_ -> randomBlock(random))
                            .sorted(ORDER)
                            .toList();
            var index = index(blocks);
            for (var i = 0; i < 20; i++) {
                var start = random.nextInt(110) - 5;
                var window = window(start, start + 1 + random.nextInt(20));

                assertThat(entries(index, window))
                        .as("seed %d, %s", seed, window)
                        .isEqualTo(blocks.stream().filter(block -> block.touches(window)).toList());
            }
        }
    }

    private static BusyIndex index(List<BusyBlock> blocks) {
        return BusyIndex.of(
                IntStream.range(0, blocks.size())
                        .mapToObj(i -> new AgendaEntry(ITEM, new Occurrence("" + i, blocks.get(i))))
                        .toList());
    }

    private static List<BusyBlock> entries(BusyIndex index, Window window) {
        return index.entries(window).stream().map(AgendaEntry::block).toList();
    }

    private static BusyBlock randomBlock(Random random) {
        var start = random.nextInt(100);
        return block(start, start + (random.nextInt(10) == 0 ? 60 : random.nextInt(4)));
    }

    private static BusyBlock block(long start, long end) {
        return new BusyBlock(
                Instant.ofEpochSecond(start),
                Instant.ofEpochSecond(end),
                Status.BUSY,
                Optional.empty());
    }

    private static Window window(long start, long end) {
        return new Window(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end));
    }
}
