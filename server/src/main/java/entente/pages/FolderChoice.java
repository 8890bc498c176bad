package entente.pages;

import entente.mailbox.DefaultFolder;
import entente.mailbox.Folder;
import entente.mailbox.FolderId;
import entente.mailbox.Folders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A folder that somebody may have items put into, other than where they were.
record FolderChoice(String id, String path) {
    /// More are not offered.
    static final int MOST = 500;

    private static final Set<DefaultFolder> NO_PLACE =
            Set.of(DefaultFolder.DELETED_ITEMS, DefaultFolder.OUTBOX);

    /// Those of a mailbox, by path: all but Deleted Items with what is in it, and the outbox.
    static List<FolderChoice> of(Folders folders) {
        return offered(folders).stream()
                .map(folder ->
                        new FolderChoice(folder.id().text(), DeletedItem.path(folders, folder)))
                .sorted(Comparator.comparing(FolderChoice::path, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /// The folder that somebody chose; empty where she is to have items back where they were.
    static Optional<FolderId> chosen(Form form, Folders folders) throws PageError {
        var text = form.text("to");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                offered(folders).stream()
                        .map(Folder::id)
                        .filter(id -> id.text().equals(text.get()))
                        .findFirst()
                        .orElseThrow(PageError::unknownFolder));
    }

    private static List<Folder> offered(Folders folders) {
        var offered = new ArrayList<Folder>();
        var left = new HashSet<FolderId>();
        for (var folder : folders.descendants(folders.folder(DefaultFolder.TOP))) {
            var within = folders.parent(folder).map(Folder::id).filter(left::contains);
            if (within.isPresent() || folder.place().filter(NO_PLACE::contains).isPresent()) {
                left.add(folder.id());
            } else if (offered.size() < MOST) {
                offered.add(folder);
            }
        }
        return offered;
    }
}
