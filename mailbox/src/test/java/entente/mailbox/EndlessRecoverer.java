package entente.mailbox;

import entente.question.Address;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/// Deletes, purges and restores the items of a mailbox on hold, one after another, and prints `step number .` after each that was acknowledged, until it is killed: the number of what is newest in the record then. Before the first it makes [#ITEMS].
final class EndlessRecoverer {
    static final int ITEMS = 40;
    static final Address MAILBOX = EndlessFolderWriter.mailbox(0);

    private EndlessRecoverer() {}

    public static void main(String[] arguments) {
        var store = StorePlace.parse(arguments[0]).opened();
        EndlessFolderWriter.putMailbox(store, MAILBOX);
        store.changeRecoverability(
                MAILBOX,
                kept ->
                        kept.with(
                                Optional.of(
                                        new LitigationHold(
                                                MailboxStoreContract.NOW,
                                                OptionalInt.empty(),
                                                "legal",
                                                Optional.empty()))));
        var acts = new RandomDeletions(new Random(arguments[0].hashCode()), MAILBOX);
        for (var item = 0; item < ITEMS; item++) {
            acts.create(store);
        }
        for (var step = 1; ; step++) {
            acts.next(store);
            System.out.println("%d %d .".formatted(step, newest(store)));
        }
    }

    /// The number of the newest line of the record; 0 where there is none.
    static long newest(MailboxStore store) {
        return store.removals(MAILBOX, Long.MAX_VALUE, 1).stream()
                .mapToLong(RemovalRecord::number)
                .findFirst()
                .orElse(0);
    }
}
