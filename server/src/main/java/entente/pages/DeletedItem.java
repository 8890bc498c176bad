package entente.pages;

import entente.item.ItemContent;
import entente.item.Known;
import entente.mailbox.Folder;
import entente.mailbox.Folders;
import entente.mailbox.RecoverableItem;
import java.util.Optional;

/// A deleted item in a list: what it is, when it was deleted, from where, and where it would go back to.
///
/// `id` is the item's HexEntryId. `was` is the path of the folder that it was deleted from; without one that is not known, or the folder is gone.
record DeletedItem(
        String id,
        String subject,
        String from,
        String kind,
        Optional<Shown.Moment> deleted,
        Optional<String> was,
        String goesTo,
        String size) {
    private static final String NO_SUBJECT = "(no subject)";

    static DeletedItem of(RecoverableItem deleted, OwnMailbox mailbox) {
        var item = deleted.item();
        var content = item.content();
        var folders = mailbox.folders();
        return new DeletedItem(
                item.id().entryId(),
                subject(content),
                from(content),
                Kind.of(content).one(),
                deleted.entered()
                        .or(deleted::deleted)
                        .map(time -> Shown.Moment.of(time, mailbox.zone())),
                folders.lastParent(content).map(folder -> path(folders, folder)),
                path(folders, folders.origin(content)),
                Shown.size(item.size()));
    }

    /// Whether it goes elsewhere than it was.
    boolean isMoved() {
        return !was.equals(Optional.of(goesTo));
    }

    static String path(Folders folders, Folder folder) {
        return Shown.line(folders.path(folder));
    }

    static String subject(ItemContent content) {
        return content.properties()
                .text(Known.SUBJECT)
                .map(Shown::line)
                .filter(text -> !text.isEmpty())
                .orElse(NO_SUBJECT);
    }

    /// Whom it is from, by name, or by address where there is no name; empty where nobody is named.
    static String from(ItemContent content) {
        var properties = content.properties();
        return properties
                .text(Known.FROM_NAME)
                .or(() -> properties.text(Known.FROM_ADDRESS))
                .or(() -> properties.text(Known.SENDER_NAME))
                .or(() -> properties.text(Known.SENDER_ADDRESS))
                .map(Shown::line)
                .orElse("");
    }
}
