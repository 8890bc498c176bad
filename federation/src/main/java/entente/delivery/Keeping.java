package entente.delivery;

import entente.mailbox.Change;
import entente.mailbox.FolderId;
import entente.mailbox.ItemId;
import java.util.Optional;

/// What its sender keeps of a message that is sent.
public sealed interface Keeping {
    /// Nothing: it was in no folder, and is in none afterwards.
    record Nothing() implements Keeping {}

    /// A copy in this folder of hers.
    record Copy(FolderId in) implements Keeping {}

    /// The item that it is already, which is as it was after the change `seen`, in that folder; without one it goes for good.
    record Draft(ItemId item, Change seen, Optional<FolderId> to) implements Keeping {}
}
