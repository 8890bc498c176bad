package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Occurrence;
import entente.calendar.Series;
import entente.question.BusyBlock;
import entente.question.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BusyTreeTest {
    private static final AgendaItem ITEM = new AgendaItem("", "", Series.EMPTY);

    @Test
    void whateverComesAndGoesTheTreeHoldsWhatASetHoldsAndStaysBalanced() {
        for (var seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            BusyTree tree = BusyTree.Nothing.NOTHING;
            var set = new TreeSet<>(AgendaEntry.ORDER);
            for (var i = 0; i < 60; i++) {
                var some = some(random);

                if (random.nextInt(5) < 3) {
                    tree = tree.with(tree(some));
                    set.addAll(some);
                } else {
                    tree = tree.without(tree(some));
                    set.removeAll(some);
                }

                assertThat(entries(tree)).as("seed %d", seed).isEqualTo(List.copyOf(set));
                assertSound(tree);
            }
        }
    }

    @Test
    void entriesThatComeInTheirOrderOneByOneMakeNoLongWays() {
        BusyTree tree = BusyTree.Nothing.NOTHING;

        for (var second = 0; second < 4_000; second++) {
            tree = tree.with(tree(List.of(entry(second, 1))));
        }

        assertThat(tree.size()).isEqualTo(4_000);
        assertThat(height(tree)).isLessThanOrEqualTo(2 * 12 + 6);
        assertSound(tree);
    }

    @Test
    void aTreeThatWasReadIsAsItWas() {
        var first = tree(IntStream.range(0, 100).mapToObj(i -> entry(i, 1)).toList());
        var before = entries(first);

        var without = first.without(tree(before.subList(20, 90)));
        var with = without.with(tree(List.of(entry(500, 1))));

        assertThat(entries(first)).isEqualTo(before);
        assertThat(without.size()).isEqualTo(30);
        assertThat(with.size()).isEqualTo(31);
    }

    private static List<AgendaEntry> some(Random random) {
        var count = random.nextInt(4) == 0 ? random.nextInt(200) : 1 + random.nextInt(3);
        var from = random.nextInt(300);
        return IntStream.range(0, count)
                .mapToObj(_ -> entry(from + random.nextInt(200), random.nextInt(3)))
                .toList();
    }

    private static AgendaEntry entry(long start, long length) {
        return new AgendaEntry(
                ITEM,
                new Occurrence(
                        "",
                        new BusyBlock(
                                Instant.ofEpochSecond(start),
                                Instant.ofEpochSecond(start + length),
                                Status.BUSY,
                                Optional.empty())));
    }

    private static BusyTree tree(List<AgendaEntry> entries) {
        var inOrder = new TreeSet<>(AgendaEntry.ORDER);
        inOrder.addAll(entries);
        return BusyTree.of(List.copyOf(inOrder));
    }

    private static List<AgendaEntry> entries(BusyTree tree) {
        var all = new ArrayList<AgendaEntry>();
        if (tree instanceof BusyTree.Node node) {
            all.addAll(entries(node.before()));
            all.add(node.entry());
            all.addAll(entries(node.after()));
        }
        return all;
    }

    private static int height(BusyTree tree) {
        return tree instanceof BusyTree.Node node
                ? 1 + Math.max(height(node.before()), height(node.after()))
                : 0;
    }

    /// That each node says the truth of what is below it, and that nothing there is much heavier than what is beside it.
    private static void assertSound(BusyTree tree) {
        if (tree instanceof BusyTree.Node node) {
            var below = entries(node);
            assertThat(node.size()).isEqualTo(below.size());
            assertThat(node.latestEnd())
                    .isEqualTo(
                            below.stream()
                                    .mapToLong(each -> each.block().end().getEpochSecond())
                                    .max()
                                    .orElseThrow());
            var before = node.before().size() + 1;
            var after = node.after().size() + 1;
            assertThat(Math.max(before, after)).isLessThanOrEqualTo(3 * Math.min(before, after));
            assertSound(node.before());
            assertSound(node.after());
        }
    }
}
