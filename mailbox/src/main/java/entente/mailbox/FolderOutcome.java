package entente.mailbox;

import entente.problem.Refusal;

/// What became of an act on folders.
public sealed interface FolderOutcome {
    /// It is done. `folder` is the one it was about, which may be gone now, or the one it made.
    record Done(FolderId folder) implements FolderOutcome {}

    /// Nothing was changed.
    record Refused(Refusal why) implements FolderOutcome {}
}
