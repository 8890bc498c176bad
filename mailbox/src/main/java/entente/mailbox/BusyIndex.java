package entente.mailbox;

import entente.question.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Entries of a calendar in the order in which they are given, findable by time: immutable.
///
/// A query costs the logarithm of the number of entries and what it gives, whatever lies around it: entries that ended before a window are passed over by the branch, and a long one
/// among them is still found ([BusyTree]). A changed index costs the same logarithm for each entry that comes or goes. The other way to that, a large index that stays beside a small one of
/// what changed, would have each question look into both, and a change now and then pay for all.
final class BusyIndex {
    static final BusyIndex EMPTY = new BusyIndex(BusyTree.Nothing.NOTHING);

    private final BusyTree entries;

    private BusyIndex(BusyTree entries) {
        this.entries = entries;
    }

    static BusyIndex of(Collection<AgendaEntry> entries) {
        return new BusyIndex(tree(entries));
    }

    int size() {
        return entries.size();
    }

    /// This index without some entries, and then with some more.
    BusyIndex changed(Collection<AgendaEntry> gone, Collection<AgendaEntry> come) {
        return new BusyIndex(entries.without(tree(gone)).with(tree(come)));
    }

    /// The entries that touch `window`, by start and then end.
    List<AgendaEntry> entries(Window window) {
        var found = new ArrayList<AgendaEntry>();
        addTouching(window, BusyTree.ceiling(window.end()), entries, found);
        return found;
    }

    /// Nothing that starts at `end` (a second) or later touches the window.
    private static void addTouching(
            Window window, long end, BusyTree tree, List<AgendaEntry> found) {
        // Not the second after: an entry of no length at the window's very start belongs to it.
        if (!(tree instanceof BusyTree.Node node)
                || node.latestEnd() < window.start().getEpochSecond()) {
            return;
        }
        addTouching(window, end, node.before(), found);
        var block = node.entry().block();
        if (block.start().getEpochSecond() < end) {
            if (block.touches(window)) {
                found.add(node.entry());
            }
            addTouching(window, end, node.after(), found);
        }
    }

    private static BusyTree tree(Collection<AgendaEntry> entries) {
        var inOrder = new ArrayList<AgendaEntry>(entries.size());
        entries.stream()
                .sorted(AgendaEntry.ORDER)
                .filter(entry ->
                        inOrder.isEmpty()
                                || AgendaEntry.ORDER.compare(inOrder.getLast(), entry) < 0)
                .forEachOrdered(inOrder::add);
        return BusyTree.of(inOrder);
    }
}
