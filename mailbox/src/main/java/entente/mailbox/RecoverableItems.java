package entente.mailbox;

import entente.question.Address;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What was deleted from the mailboxes that are here and can come back, also what their owners do not see any more. Who may ask is asked before.
///
/// Each throws [entente.problem.Problem] where the disk cannot be read or written.
public interface RecoverableItems {
    /// How many lines of the record are told at once at most.
    int MOST_RECORDS = 1_000;

    /// The items of all mailboxes, also where their owners do not see them.
    Items itemsEverywhere();

    /// Those of one place that a query asks for, newest first; empty where there is no such mailbox.
    default Optional<RecoveryPage> recoverable(Address mailbox, RecoveryQuery query) {
        return recoverable(mailbox, query, _ -> true);
    }

    /// The same of those of which something holds `also`.
    Optional<RecoveryPage> recoverable(
            Address mailbox, RecoveryQuery query, Predicate<RecoverableItem> also);

    /// For how long a mailbox keeps them; empty where it is not here.
    Optional<Recoverability> recoverabilityOf(Address mailbox);

    /// Changes that from what it is, and tells what it is then: of two changes at once, neither undoes the other. Counts at once, also for what was deleted before.
    Recoverability changeRecoverability(Address mailbox, UnaryOperator<Recoverability> change);

    /// The newest lines of the record of what was taken away and came back, of those with a number below `before`, at most `most` of them.
    List<RemovalRecord> removals(Address mailbox, long before, int most);
}
