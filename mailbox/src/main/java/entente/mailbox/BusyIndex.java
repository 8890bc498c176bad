package entente.mailbox;

import entente.question.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Entries of a calendar in the order in which they are given, findable by time: immutable.
///
/// A query costs the logarithm of the number of entries and what it gives, whatever lies around it. The entries are sorted by start;
/// a tree over them holds the latest end below each of its nodes, so that entries that ended before a window are passed over by
/// the branch, and a long one among them is still found.
final class BusyIndex {
    private final AgendaEntry[] entries;
    private final long[] starts;

    /// A complete binary tree in an array: node `n` has the children `2n` and `2n + 1`, the leaves begin at `leaves`.
    private final long[] latestEnd;

    private final int leaves;

    BusyIndex(List<AgendaEntry> all) {
        entries = all.toArray(AgendaEntry[]::new);
        Arrays.sort(entries, AgendaEntry.ORDER);
        starts =
                Arrays.stream(entries)
                        .mapToLong(entry -> entry.block().start().getEpochSecond())
                        .toArray();
        leaves = Math.max(1, Integer.highestOneBit(Math.max(1, entries.length - 1)) << 1);
        latestEnd = new long[2 * leaves];
        Arrays.fill(latestEnd, Long.MIN_VALUE);
        for (var i = 0; i < entries.length; i++) {
            latestEnd[leaves + i] = ceiling(entries[i].block().end());
        }
        for (var node = leaves - 1; node > 0; node--) {
            latestEnd[node] = Math.max(latestEnd[2 * node], latestEnd[2 * node + 1]);
        }
    }

    /// All, in their order.
    List<AgendaEntry> all() {
        return Collections.unmodifiableList(Arrays.asList(entries));
    }

    /// The entries that touch `window`, by start and then end.
    List<AgendaEntry> entries(Window window) {
        var found = new ArrayList<AgendaEntry>();
        var end = startsBefore(ceiling(window.end()));
        // Not the second after: an entry of no length at the window's very start belongs to it.
        var from = window.start().getEpochSecond();
        for (var at = endingFrom(0, from); at < end; at = endingFrom(at + 1, from)) {
            if (entries[at].block().touches(window)) {
                found.add(entries[at]);
            }
        }
        return found;
    }

    /// The first entry from number `first` on that ends at this second or later; [#leaves] when there is none.
    private int endingFrom(int first, long second) {
        if (first >= leaves) {
            return leaves;
        }
        var node = leaves + first;
        while (latestEnd[node] < second) {
            // A right child has nothing more beside it: what comes next is beside the first left
            // child above.
            while ((node & 1) == 1) {
                node >>= 1;
            }
            if (node == 0) {
                return leaves;
            }
            node++;
        }
        while (node < leaves) {
            node = latestEnd[2 * node] >= second ? 2 * node : 2 * node + 1;
        }
        return node - leaves;
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
