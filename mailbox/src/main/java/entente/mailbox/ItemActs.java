package entente.mailbox;

import java.util.List;

/// Changes the items of the mailboxes that are here. Who may is asked before.
public interface ItemActs {
    /// Does it; what is answered is durable. A folder of another mailbox than the item's is one that is not there.
    ///
    /// @throws entente.problem.Problem where there is no such mailbox, or the disk fails
    ItemOutcome act(ItemAct act);

    /// Does all of them, each after those before it and in whichever mailbox it is about, or none: where one cannot be done, nothing is. What is
    /// answered is durable.
    ///
    /// @throws entente.problem.Problem where one of the mailboxes is not there, or the disk fails; nothing is done then either
    JointOutcome actTogether(List<ItemAct> acts);
}
