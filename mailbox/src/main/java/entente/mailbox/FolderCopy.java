package entente.mailbox;

import entente.problem.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Makes folders like one and all in it, in another, with items like theirs and the retention tags that they have of their own.
public record FolderCopy(FolderId folder, FolderId to) implements FolderAct {
    @Override
    public FolderId about() {
        return folder;
    }

    FolderEdit of(FolderKey key, FolderScene scene) {
        var place = scene.find(to);
        if (place.isEmpty()) {
            return FolderEdit.refused(Code.FOLDER_DESTINATION_UNKNOWN);
        }
        return copied(key, place.get(), scene);
    }

    private static FolderEdit copied(FolderKey folder, FolderKey place, FolderScene scene) {
        var tree = scene.tree();
        if (tree.liesIn(place, folder)) {
            return FolderEdit.refused(Code.FOLDER_INTO_ITSELF);
        }
        var all = new ArrayList<FolderKey>(List.of(folder));
        all.addAll(tree.descendants(folder));
        return scene.refusal(
                        place,
                        new FolderName(tree.name(folder)),
                        Optional.empty(),
                        all.size(),
                        tree.height(folder))
                .<FolderEdit>map(FolderEdit.Refused::new)
                .orElseGet(() -> made(all, place, scene));
    }

    private static FolderEdit made(List<FolderKey> all, FolderKey place, FolderScene scene) {
        var copies = new HashMap<FolderKey, FolderKey.Own>();
        var put = new ArrayList<OwnFolder>();
        for (var each : all) {
            var key = FolderKey.Own.drawn();
            var parent = scene.tree().parent(each).map(copies::get);
            copies.put(each, key);
            put.add(copy(each, key, parent.<FolderKey>map(copy -> copy).orElse(place), scene));
        }
        var items =
                all.stream()
                        .<FolderEdit.OfItems>map(each ->
                                new FolderEdit.OfItems.Copied(
                                        each, Objects.requireNonNull(copies.get(each))))
                        .toList();
        return new FolderEdit.Made(put.getFirst().key(), put, List.of(), items)
                .tagging(tags(copies, scene.tree().tags()));
    }

    private static Map<FolderKey, Optional<UUID>> tags(
            Map<FolderKey, FolderKey.Own> copies, FolderTags tags) {
        var like = new HashMap<FolderKey, Optional<UUID>>();
        copies.forEach(
                (folder, copy) -> tags.of(folder).ifPresent(id -> like.put(copy, Optional.of(id))));
        return like;
    }

    private static OwnFolder copy(
            FolderKey like, FolderKey.Own key, FolderKey parent, FolderScene scene) {
        return new OwnFolder(
                key,
                parent,
                new FolderName(scene.tree().name(like)),
                FolderClass.parse(scene.tree().folderClass(like)).orElse(FolderClass.NOTE),
                scene.now().at(),
                scene.now());
    }
}
