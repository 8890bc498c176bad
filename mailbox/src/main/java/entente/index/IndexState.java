package entente.index;

import entente.mailbox.ItemMark;
import java.util.Optional;

/// How far the index is with a mailbox: `whole` where it has read all of it once; `changesBehind` are those to its items that it does not know yet. While it is being read, or before, that is 0 and `share` says how much of it was, from 0 to 1, about.
public record IndexState(boolean whole, long changesBehind, double share) {
    private static final int DIGITS = 4;

    static IndexState of(Optional<Position> position, ItemMark newest) {
        return position.filter(known -> known.mark().made().equals(newest.made()))
                .map(known ->
                        known.isWhole()
                                ? new IndexState(
                                        true,
                                        Math.max(0, newest.number() - known.mark().number()),
                                        1)
                                : new IndexState(false, 0, share(known.after().orElse(""))))
                .orElse(new IndexState(false, 0, 0));
    }

    /// Keys are drawn at random, so that how far the last one lies says how many came before it.
    private static double share(String key) {
        return key.length() < DIGITS
                ? 0
                : Integer.parseInt(key.substring(0, DIGITS), 16) / (double) (1 << (4 * DIGITS));
    }
}
