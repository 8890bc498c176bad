package entente.mailbox;

/// Changes the items of the mailboxes that are here. Who may is asked before.
public interface ItemActs {
    /// Does it; what is answered is durable. A folder of another mailbox than the item's is one that is not there.
    ///
    /// @throws entente.problem.Problem where there is no such mailbox, or the disk fails
    ItemOutcome act(ItemAct act);
}
