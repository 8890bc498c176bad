package entente.mailbox;

/// Changes the folders of the mailboxes that are here. Who may is asked before.
public interface FolderActs {
    /// Does it in the mailbox of the folder that it is about; what is answered is durable.
    ///
    /// A folder of another mailbox that it names besides is one that is not there.
    ///
    /// @throws entente.problem.Problem where there is no such mailbox, or the disk fails
    FolderOutcome act(FolderAct act);
}
