package entente.endpoints;

import entente.mailbox.DefaultFolder;
import entente.mailbox.Folder;
import entente.mailbox.FolderClass;
import entente.mailbox.FolderCreation;
import entente.mailbox.FolderId;
import entente.mailbox.FolderName;
import entente.mailbox.FolderOutcome;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The folders of one mailbox by their names, made where they are not there. For one part of an import and no longer.
final class ImportFolders {
    private final MailboxStore store;
    private final Address mailbox;
    private final Map<List<String>, Found> known = new HashMap<>();

    ImportFolders(MailboxStore store, Address mailbox) {
        this.store = store;
        this.mailbox = mailbox;
    }

    /// A folder, or why there is none that mail can go into.
    sealed interface Found {
        record There(FolderId id) implements Found {}

        record Refused(Refusal why) implements Found {}
    }

    /// The one that is reached by these names from the top of the mailbox.
    Found find(List<String> names) {
        var before = known.get(names);
        if (before == null) {
            before = sought(names);
            known.put(names, before);
        }
        return before;
    }

    private Found sought(List<String> names) {
        var place = FolderId.of(mailbox, DefaultFolder.TOP);
        for (var text : names) {
            var name = FolderName.parse(text);
            if (name.isEmpty()) {
                return new Found.Refused(Refusal.of(Code.FOLDER_NAME_INVALID));
            }
            var child = child(place, name.get());
            if (child.isPresent()) {
                place = child.get().id();
                continue;
            }
            var made = store.act(new FolderCreation(place, name.get(), FolderClass.NOTE));
            switch (made) {
                case FolderOutcome.Done(var id) -> place = id;
                case FolderOutcome.Refused(var why) -> {
                    return new Found.Refused(why);
                }
            }
        }
        return isOfMail(place)
                ? new Found.There(place)
                : new Found.Refused(Refusal.of(Code.IMPORT_FOLDER_NOT_MAIL));
    }

    private Optional<Folder> child(FolderId place, FolderName name) {
        var folders = store.foldersOf(mailbox);
        return folders.flatMap(all -> all.find(place))
                .flatMap(parent ->
                        folders.get().children(parent).stream()
                                .filter(child ->
                                        FolderName.parse(child.displayName())
                                                .filter(name::isSameAs)
                                                .isPresent())
                                .findFirst());
    }

    private boolean isOfMail(FolderId place) {
        return store.foldersOf(mailbox)
                .flatMap(all -> all.find(place))
                .filter(folder -> folder.kind() == FolderClass.Kind.MAIL)
                .isPresent();
    }
}
