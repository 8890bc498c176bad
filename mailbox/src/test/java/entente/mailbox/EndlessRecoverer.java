package entente.mailbox;

import entente.question.Address;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/// Deletes, purges and restores the items of a mailbox on hold, one after another, and prints a line after each that was acknowledged, until it is killed. Before the first it makes [#ITEMS].
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
            System.out.println(step);
        }
    }
}
