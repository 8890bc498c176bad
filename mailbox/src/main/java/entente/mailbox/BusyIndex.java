package entente.mailbox;

import entente.question.BusyBlock;
import entente.question.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Entries of a calendar in the order in which they are given, findable by time: immutable.
///
/// A query costs the logarithm of the number of entries and what it gives, whatever lies around it. The entries are sorted by start;
/// a tree over them holds the latest end below each of its nodes, so that entries that ended before a window are passed over by
/// the branch, and a long one among them is still found.
final class BusyIndex {
    static final Comparator<BusyBlock> ORDER =
            Comparator.comparing(BusyBlock::start).thenComparing(BusyBlock::end);

    private final BusyBlock[] blocks;
    private final long[] starts;

    /// A complete binary tree in an array: node `n` has the children `2n` and `2n + 1`, the leaves begin at `leaves`.
    private final long[] latestEnd;

    private final int leaves;

    BusyIndex(List<BusyBlock> entries) {
        blocks = entries.toArray(BusyBlock[]::new);
        Arrays.sort(blocks, ORDER);
        starts = Arrays.stream(blocks).mapToLong(block -> block.start().getEpochSecond()).toArray();
        leaves = Math.max(1, Integer.highestOneBit(Math.max(1, blocks.length - 1)) << 1);
        latestEnd = new long[2 * leaves];
        Arrays.fill(latestEnd, Long.MIN_VALUE);
        for (var i = 0; i < blocks.length; i++) {
            latestEnd[leaves + i] = ceiling(blocks[i].end());
        }
        for (var node = leaves - 1; node > 0; node--) {
            latestEnd[node] = Math.max(latestEnd[2 * node], latestEnd[2 * node + 1]);
        }
    }

    /// The entries that touch `window`, by start and then end.
    List<BusyBlock> entries(Window window) {
        var found = new ArrayList<BusyBlock>();
        collect(1, 0, leaves, startsBefore(ceiling(window.end())), window, found);
        return found;
    }

    /// Goes through the `width` entries from `first` on, as far as `end`, that are below `node`.
    private void collect(
            int node, int first, int width, int end, Window window, List<BusyBlock> found) {
        // Not <=: an entry of no length at the window's very start belongs to it.
        if (first >= end || latestEnd[node] < window.start().getEpochSecond()) {
            return;
        }
        if (width == 1) {
            if (blocks[first].touches(window)) {
                found.add(blocks[first]);
            }
            return;
        }
        var half = width / 2;
        collect(2 * node, first, half, end, window, found);
        collect(2 * node + 1, first + half, half, end, window, found);
    }

    /// How many entries start before this second.
    private int startsBefore(long second) {
        var low = 0;
        var high = starts.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (starts[middle] < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long ceiling(Instant instant) {
        return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
    }
}
