package entente.availability;

import entente.question.Status;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A row of slots, each coloured with the strongest status laid on it; free at first.
///
/// Laying in the order of the first slot costs blocks plus slots, however much the blocks overlap: each status goes over
/// a slot at most once. Any other order gives the same colours and costs more.
final class Slots {
    private static final Status[] STATUSES = Status.values();

    private final byte[] strongest;

    /// For each status, the slot up to which it was laid since the order last broke.
    private final int[] laidTo = new int[STATUSES.length];

    private int latestFrom;

    Slots(int count) {
        strongest = new byte[count];
    }

    /// Lays `status` on the slots from `from` to before `to`.
    @SuppressWarnings("EnumOrdinal") // Status is declared in the order of strength, for this.
    void lay(Status status, int from, int to) {
        if (from < latestFrom) {
            Arrays.fill(laidTo, 0);
        }
        latestFrom = from;
        var rank = (byte) status.ordinal();
        for (var slot = Math.max(from, laidTo[rank]); slot < to; slot++) {
            if (strongest[slot] < rank) {
                strongest[slot] = rank;
            }
        }
        laidTo[rank] = Math.max(laidTo[rank], to);
    }

    Status at(int slot) {
        return STATUSES[strongest[slot]];
    }

    /// The row as text: for each slot the character of `digits` at the ordinal of its status.
    String written(String digits) {
        var text = new byte[strongest.length];
        for (var slot = 0; slot < text.length; slot++) {
            text[slot] = (byte) digits.charAt(strongest[slot]);
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
