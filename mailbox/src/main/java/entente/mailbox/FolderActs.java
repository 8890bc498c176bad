package entente.mailbox;

import entente.question.Address;
import entente.question.FolderRights;
import java.util.function.Predicate;

/// Changes the folders of the mailboxes that are here. Who may is asked before.
///
/// Between that and the act its owner may have let her do less: what is done for anybody else is done by [#act(FolderAct, Address, Predicate)].
public interface FolderActs {
    /// Does it in the mailbox of the folder that it is about; what is answered is durable.
    ///
    /// A folder of another mailbox that it names besides is one that is not there.
    ///
    /// @throws entente.problem.Problem where there is no such mailbox, or the disk fails
    FolderOutcome act(FolderAct act);

    /// The same if what the folder that it is about gives to `person` is `enough` when it is done.
    FolderOutcome act(FolderAct act, Address person, Predicate<FolderRights> enough);
}
