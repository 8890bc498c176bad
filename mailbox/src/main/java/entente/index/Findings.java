package entente.index;

import entente.question.Address;
import java.util.List;
import java.util.Map;

/// What was found: how much in each mailbox that has any, and some of it, the newest first; `more` says that there are others after these.
public record Findings(Map<Address, Tally> tallies, List<Hit> hits, boolean more) {
    /// How many items, and of how many bytes.
    public record Tally(long items, long bytes) {
        public static final Tally NONE = new Tally(0, 0);

        Tally and(Tally other) {
            return new Tally(items + other.items, bytes + other.bytes);
        }
    }

    public Findings {
        tallies = Map.copyOf(tallies);
        hits = List.copyOf(hits);
    }

    /// How much in all mailboxes.
    public Tally total() {
        return tallies.values().stream().reduce(Tally.NONE, Tally::and);
    }
}
