package entente.mailbox;

import entente.question.Address;
import java.util.Optional;

/// The folders of the mailboxes that are here. Answers from memory.
public interface FolderTrees {
    /// The folders of a mailbox; empty when it is not here.
    Optional<Folders> foldersOf(Address mailbox);
}
