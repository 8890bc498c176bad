package entente.mailbox;

import java.time.Instant;
import java.util.List;

/// A tree of entries in their order ([AgendaEntry#ORDER]), each once; each node holds the latest end below it. Immutable: a changed tree shares all but the ways to what changed with the
/// one before, which stays as it was for whoever reads it.
///
/// It is balanced by weight: of two trees beside one another neither is more than three times as heavy as the other (Hirai and Yamamoto, "Balancing weight-balanced trees", 2011), so that no way is
/// longer than about two and a half times the logarithm. Trees are put together branch by branch, not entry by entry (Adams, "Efficient sets: a balancing act", 1993): `k` changes to `n` entries cost about `k log(n / k)`.
sealed interface BusyTree {
    enum Nothing implements BusyTree {
        NOTHING;

        @Override
        public int size() {
            return 0;
        }

        @Override
        public long latestEnd() {
            return Long.MIN_VALUE;
        }
    }

    record Node(BusyTree before, AgendaEntry entry, BusyTree after, int size, long latestEnd)
            implements BusyTree {
        static Node of(BusyTree before, AgendaEntry entry, BusyTree after) {
            var latest = Math.max(before.latestEnd(), after.latestEnd());
            return new Node(
                    before,
                    entry,
                    after,
                    before.size() + 1 + after.size(),
                    Math.max(latest, ceiling(entry.block().end())));
        }
    }

    /// What comes before an entry, and what after it.
    record Halves(BusyTree before, BusyTree after) {}

    int size();

    /// The second in which the last of its entries has ended; the least number there is for none.
    long latestEnd();

    /// A tree of entries that are in their order, none of them twice.
    static BusyTree of(List<AgendaEntry> inOrder) {
        if (inOrder.isEmpty()) {
            return Nothing.NOTHING;
        }
        var middle = inOrder.size() / 2;
        return Node.of(
                of(inOrder.subList(0, middle)),
                inOrder.get(middle),
                of(inOrder.subList(middle + 1, inOrder.size())));
    }

    /// The entries of both.
    default BusyTree with(BusyTree more) {
        if (!(this instanceof Node node)) {
            return more;
        }
        if (!(more instanceof Node)) {
            return this;
        }
        var halves = more.at(node.entry);
        return joined(node.before.with(halves.before), node.entry, node.after.with(halves.after));
    }

    /// The entries of this that the other has not.
    default BusyTree without(BusyTree gone) {
        if (!(gone instanceof Node node) || !(this instanceof Node)) {
            return this;
        }
        var halves = at(node.entry);
        return joined(halves.before.without(node.before), halves.after.without(node.after));
    }

    private Halves at(AgendaEntry entry) {
        if (!(this instanceof Node node)) {
            return new Halves(Nothing.NOTHING, Nothing.NOTHING);
        }
        var order = AgendaEntry.ORDER.compare(entry, node.entry);
        if (order < 0) {
            var halves = node.before.at(entry);
            return new Halves(halves.before, joined(halves.after, node.entry, node.after));
        }
        if (order > 0) {
            var halves = node.after.at(entry);
            return new Halves(joined(node.before, node.entry, halves.before), halves.after);
        }
        return new Halves(node.before, node.after);
    }

    private static BusyTree joined(BusyTree before, BusyTree after) {
        if (!(after instanceof Node node)) {
            return before;
        }
        var first = node;
        while (first.before instanceof Node earlier) {
            first = earlier;
        }
        return joined(before, first.entry, after.at(first.entry).after);
    }

    /// Of trees of any weights.
    private static BusyTree joined(BusyTree before, AgendaEntry entry, BusyTree after) {
        if (before instanceof Node node && isTooHeavy(node, after)) {
            return balanced(node.before, node.entry, joined(node.after, entry, after));
        }
        if (after instanceof Node node && isTooHeavy(node, before)) {
            return balanced(joined(before, entry, node.before), node.entry, node.after);
        }
        return Node.of(before, entry, after);
    }

    /// Of trees one of which may be a little too heavy, as after a change to it.
    private static BusyTree balanced(BusyTree before, AgendaEntry entry, BusyTree after) {
        if (after instanceof Node node && isTooHeavy(node, before)) {
            return node.before instanceof Node inner && weight(inner) >= 2 * weight(node.after)
                    ? Node.of(
                            Node.of(before, entry, inner.before),
                            inner.entry,
                            Node.of(inner.after, node.entry, node.after))
                    : Node.of(Node.of(before, entry, node.before), node.entry, node.after);
        }
        if (before instanceof Node node && isTooHeavy(node, after)) {
            return node.after instanceof Node inner && weight(inner) >= 2 * weight(node.before)
                    ? Node.of(
                            Node.of(node.before, node.entry, inner.before),
                            inner.entry,
                            Node.of(inner.after, entry, after))
                    : Node.of(node.before, node.entry, Node.of(node.after, entry, after));
        }
        return Node.of(before, entry, after);
    }

    private static boolean isTooHeavy(BusyTree tree, BusyTree beside) {
        return weight(tree) > 3L * weight(beside);
    }

    private static int weight(BusyTree tree) {
        return tree.size() + 1;
    }

    /// The first whole second that is not before it.
    static long ceiling(Instant instant) {
        return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
    }
}
