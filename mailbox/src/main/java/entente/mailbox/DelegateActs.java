package entente.mailbox;

import entente.problem.Refusal;
import entente.question.Address;
import java.util.Optional;

/// Changes who acts for the owners of the mailboxes that are here. Who they are is said by [Folders#delegates].
///
/// Whoever is removed from the directory is nobody's delegate any more.
public interface DelegateActs {
    /// Does it, with what it means for the mailbox's folders, as one change; what is answered is durable. Nothing is changed where a refusal is answered.
    ///
    /// @throws entente.problem.Problem where there is no such mailbox, or the disk fails
    Optional<Refusal> act(Address mailbox, DelegateAct act);
}
