package entente.sharing;

import entente.question.Address;
import entente.question.FolderRights;

/// What a person of ours may do with one folder and what lies in it. Where it is `owned`, the mailbox is her own.
public record FolderAccess(Address person, FolderRights rights, boolean owned) {
    /// Whether what lies in the folder and is not private may be read; what is private is its owner's alone.
    public boolean readsItems() {
        return rights.readsItems();
    }
}
