package entente.mailbox;

import entente.question.Address;
import java.util.List;
import java.util.Optional;

/// One mailbox's folders as they are at this moment: a snapshot that does not change while it is held.
///
/// The default folders are all there is. Calendars alone hold anything yet; that the others are empty is so because nothing can be
/// put there, not because nobody looked.
public final class Folders {
    private final Recipient.Mailbox mailbox;
    private final Holding holding;

    Folders(Recipient.Mailbox mailbox, Holding holding) {
        this.mailbox = mailbox;
        this.holding = holding;
    }

    /// Whose they are.
    public Address mailbox() {
        return mailbox.address();
    }

    /// Who may do what with the calendar.
    public CalendarPermissions calendarPermissions() {
        return holding.permissions();
    }

    public Folder folder(DefaultFolder place) {
        return new Folder(
                FolderId.of(mailbox(), place),
                place,
                place == DefaultFolder.CALENDAR ? holding.agenda().items() : 0,
                holding.changes().of(place).orElseThrow());
    }

    /// The folder that has this id; empty when none of these has.
    public Optional<Folder> find(FolderId id) {
        return List.of(DefaultFolder.values()).stream()
                .filter(place -> FolderId.of(mailbox(), place).equals(id))
                .findFirst()
                .map(this::folder);
    }

    /// Those below a folder at any depth that changed after `state`, parents before children; all, when there is no state.
    public List<Folder> changedSince(Optional<SyncState> state, DefaultFolder below) {
        var seen = state.map(SyncState::number).orElse(0L);
        return below.descendants().stream()
                .map(this::folder)
                .filter(folder -> folder.changed().number() > seen)
                .toList();
    }

    /// What someone knows who knows the folders below this one as they are now.
    public SyncState state(DefaultFolder below) {
        var changes = holding.changes();
        var made = changes.made().orElseThrow().at();
        return new SyncState(FolderId.of(mailbox(), below), made, changes.latest());
    }
}
