package entente.mailbox;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an act on folders finds when it is made. `now` is the change that it will be.
record FolderScene(Address mailbox, FolderTree tree, Permissions permissions, Change now) {
    Optional<FolderKey> find(FolderId id) {
        return id.keyIn(mailbox).filter(tree::has);
    }

    /// The same of any folder in which the mailbox's owner sees what lies there.
    Optional<FolderKey> seen(FolderId id) {
        return id.seenIn(mailbox).filter(tree::has);
    }

    Optional<OwnFolder> own(FolderKey key) {
        return tree.own().find(key);
    }

    /// Why `more` folders, the highest of which has `height` levels below it, cannot be put into `parent` under that name.
    Optional<Refusal> refusal(
            FolderKey parent, FolderName name, Optional<FolderKey> except, int more, int height) {
        if (tree.isTaken(parent, name, except)) {
            return Optional.of(Refusal.of(Code.FOLDER_EXISTS));
        }
        if (tree.own().count() + more > FolderTree.MOST) {
            return Optional.of(Refusal.of(Code.FOLDERS_TOO_MANY));
        }
        return tree.depth(parent) + 1 + height > FolderTree.DEEPEST
                ? Optional.of(Refusal.of(Code.FOLDER_TOO_DEEP))
                : Optional.empty();
    }

    /// An own folder and all in it, parents before children.
    List<FolderKey.Own> subtree(FolderKey.Own key) {
        var all = new ArrayList<FolderKey.Own>(List.of(key));
        for (var below : tree.own().in(key)) {
            all.addAll(subtree(below.key()));
        }
        return all;
    }
}
