package entente.mailbox;

import entente.problem.Code;
import java.util.Optional;

/// Puts a folder, with all in it, into another. It keeps its id.
public record FolderMove(FolderId folder, FolderId to) implements FolderAct {
    @Override
    public FolderId about() {
        return folder;
    }

    FolderEdit of(FolderKey key, FolderScene scene) {
        var place = scene.find(to);
        if (place.isEmpty()) {
            return FolderEdit.refused(Code.FOLDER_DESTINATION_UNKNOWN);
        }
        return scene.own(key)
                .map(own -> moved(own, place.get(), scene))
                .orElseGet(() -> FolderEdit.refused(Code.DEFAULT_FOLDER_NOT_MOVED));
    }

    private static FolderEdit moved(OwnFolder own, FolderKey place, FolderScene scene) {
        var tree = scene.tree();
        if (tree.liesIn(place, own.key())) {
            return FolderEdit.refused(Code.FOLDER_INTO_ITSELF);
        }
        if (own.parent().equals(place)) {
            return FolderEdit.nothing(own.key());
        }
        return scene.refusal(place, own.name(), Optional.empty(), 0, tree.height(own.key()))
                .<FolderEdit>map(FolderEdit.Refused::new)
                .orElseGet(() -> FolderEdit.put(own.in(place, own.name(), scene.now())));
    }
}
