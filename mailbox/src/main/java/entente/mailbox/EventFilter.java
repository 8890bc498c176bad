package entente.mailbox;

import entente.mailbox.MailboxEvent.Kind;
import entente.mailbox.MailboxEvent.Thing;
import java.util.Optional;
import java.util.Set;

/// Of which events somebody wants to hear: of those of some kinds, in some folders or, where none are named, in all. An event is in a folder where what it is about lies right in it, or lay there
/// before, or is that folder.
public record EventFilter(Set<Kind> kinds, Optional<Set<FolderId>> folders) {
    public EventFilter {
        kinds = Set.copyOf(kinds);
        folders = folders.map(Set::copyOf);
    }

    boolean wants(MailboxEvent event) {
        return kinds.contains(event.kind())
                && (touches(event.what()) || event.before().filter(this::touches).isPresent());
    }

    boolean touches(FolderId folder) {
        return folders.isEmpty() || folders.get().contains(folder);
    }

    private boolean touches(Thing thing) {
        return touches(thing.parent())
                || (thing instanceof Thing.OfFolder(var id, _, _) && touches(id));
    }
}
