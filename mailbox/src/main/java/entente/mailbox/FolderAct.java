package entente.mailbox;

/// Something to be done with a mailbox's folders, as one change.
public sealed interface FolderAct
        permits FolderCreation,
                FolderUpdate,
                FolderMove,
                FolderCopy,
                FolderDeletion,
                FolderEmptying {
    /// The folder that it is about: the one it changes, or the one it makes another in.
    FolderId about();
}
