package entente.sharing;

import entente.question.Address;
import entente.question.FolderRights;

/// What a person of ours may do with one folder and what lies in it. Where it is `owned`, the mailbox is her own. `seesPrivate` is whether what is private is for her as everything else is:
/// it is for the owner, and for those of her delegates of whom she says so.
public record FolderAccess(
        Address person, FolderRights rights, boolean owned, boolean seesPrivate) {
    /// Whether what lies in the folder may be read, what is private only by whoever sees that.
    public boolean readsItems() {
        return rights.readsItems();
    }
}
