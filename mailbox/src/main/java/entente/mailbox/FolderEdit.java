package entente.mailbox;

import entente.problem.Code;
import entente.problem.Refusal;
import java.util.List;

/// What an act on folders comes to, before anything is written.
sealed interface FolderEdit {
    /// `folder` is the one that the act was about, or that it made. Nothing is put and nothing removed where all is as it should be.
    record Made(FolderKey folder, List<OwnFolder> put, List<FolderKey.Own> removed)
            implements FolderEdit {
        public Made {
            put = List.copyOf(put);
            removed = List.copyOf(removed);
        }

        boolean isNothing() {
            return put.isEmpty() && removed.isEmpty();
        }
    }

    record Refused(Refusal why) implements FolderEdit {}

    static FolderEdit of(FolderAct act, FolderScene scene) {
        return switch (act) {
            case FolderCreation creation -> creation.in(scene);
            case FolderUpdate update -> update.in(scene);
            case FolderMove move -> move.in(scene);
            case FolderCopy copy -> copy.in(scene);
            case FolderDeletion deletion -> deletion.in(scene);
            case FolderEmptying emptying -> emptying.in(scene);
        };
    }

    static FolderEdit nothing(FolderKey folder) {
        return new Made(folder, List.of(), List.of());
    }

    static FolderEdit put(OwnFolder folder) {
        return new Made(folder.key(), List.of(folder), List.of());
    }

    static FolderEdit refused(Code code) {
        return new Refused(Refusal.of(code));
    }
}
