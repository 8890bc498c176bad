package entente.mailbox;

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Texts;
import entente.mailbox.ItemEventRows.Place;
import entente.mailbox.ItemEventRows.Row;
import entente.mailbox.MailboxEvent.Kind;
import entente.mailbox.MailboxEvent.Thing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// One answer to what happened in a mailbox since a mark: of what is in the file at one moment, and of folders as they were in memory just before.
final class EventReading {
    /// So many changes to items are looked at for one answer. Several changes in a row of one item are told of as the last of them.
    static final int MOST = 200;

    /// What says more is not read to find out whether it is a draft.
    private static final long LARGEST_LOOKED_INTO = 1L << 20;

    private static final List<String> MESSAGES = List.of("ipm.note", "ipm.schedule.meeting");

    private final Connection file;
    private final Folders folders;
    private final FolderTree tree;
    private final EventFilter filter;
    private final List<MailboxEvent> events = new ArrayList<>();
    private final Set<FolderKey> touched = new LinkedHashSet<>();
    private EventMark mark;

    EventReading(Connection file, Folders folders, EventMark mark, EventFilter filter) {
        this.file = file;
        this.folders = folders;
        this.tree = folders.tree();
        this.mark = mark;
        this.filter = filter;
    }

    /// Empty where it is not known any more what happened since the mark, or the mark is none of this mailbox.
    Optional<EventPage> page() throws SQLException {
        var counter = ItemCounter.of(file, folders.mailbox());
        if (!isKnownSince(counter.last())) {
            return Optional.empty();
        }
        var found = ItemEventRows.since(file, folders.mailbox(), mark.items(), MOST + 1);
        var last = found.size() <= MOST;
        var rows = last ? found : found.subList(0, MOST);
        var end = mark.at(last ? counter.last() : rows.getLast().number(), tree.latest());
        merge(
                new ArrayDeque<>(withoutRepeated(rows)),
                new ArrayDeque<>(FolderEvents.since(mark.folders(), tree)));
        mark = end;
        for (var folder : touched) {
            addContents(folder);
        }
        return Optional.of(new EventPage(endingWith(end), end, last));
    }

    private boolean isKnownSince(long newest) {
        return mark.made().equals(folders.state(folders.folder(DefaultFolder.ROOT)).made())
                && mark.items() <= newest
                && mark.items() >= newest - EventTables.MOST
                && mark.folders() <= tree.latest()
                && tree.history().reaches(mark.folders());
    }

    /// By time, as far as that does not change the order of either.
    private void merge(Deque<Row> ofItems, Deque<FolderEvents.Row> ofFolders) throws SQLException {
        while (!ofItems.isEmpty() || !ofFolders.isEmpty()) {
            if (ofItems.isEmpty()
                    || (!ofFolders.isEmpty()
                            && !ofFolders
                                    .getFirst()
                                    .change()
                                    .at()
                                    .isAfter(ofItems.getFirst().at()))) {
                add(ofFolders.pop(), Optional.ofNullable(ofFolders.peek()));
            } else {
                add(ofItems.pop());
            }
        }
    }

    /// Of several changes to what an item says the last alone.
    private static List<Row> withoutRepeated(List<Row> rows) {
        var later = new HashSet<Place>();
        return rows.reversed().stream()
                .filter(row -> row.kind() != ItemEventRows.Kind.CHANGED || later.add(row.place()))
                .toList()
                .reversed();
    }

    /// Several of one change count as told when the last of them is.
    private void add(FolderEvents.Row row, Optional<FolderEvents.Row> next) {
        var id = FolderId.of(folders.mailbox(), row.folder());
        var key =
                folders.find(id)
                        .map(Folder::changed)
                        .filter(_ -> row.kind() != Kind.DELETED)
                        .map(Change::key);
        if (next.filter(other -> other.change().number() == row.change().number()).isEmpty()) {
            mark = mark.at(mark.items(), row.change().number());
        }
        add(
                new MailboxEvent(
                        row.kind(),
                        row.change().at(),
                        new Thing.OfFolder(id, folder(row.parent()), key),
                        row.before()
                                .map(parent ->
                                        new Thing.OfFolder(id, folder(parent), Optional.empty())),
                        OptionalInt.empty(),
                        mark));
    }

    private void add(Row row) throws SQLException {
        var seen = seen(row);
        if (seen.isPresent()) {
            tell(seen.get(), row.kind() == ItemEventRows.Kind.CAME);
        }
        mark = mark.at(row.number(), mark.folders());
    }

    /// What happened as people see it who do not see Recoverable Items: what goes there is gone, and what comes from there is new.
    private static Optional<Row> seen(Row row) {
        var before = row.before().filter(place -> !isRecoverable(place));
        if (!isRecoverable(row.place())) {
            return before.equals(row.before())
                    ? Optional.of(row)
                    : Optional.of(row.at(ItemEventRows.Kind.CAME, row.place()));
        }
        return before.filter(_ -> row.kind() == ItemEventRows.Kind.MOVED)
                .map(place -> row.at(ItemEventRows.Kind.WENT, place));
    }

    private static boolean isRecoverable(Place place) {
        return place.folder() instanceof RecoverableFolder;
    }

    /// `isNew` says that it was nowhere in the mailbox before.
    private void tell(Row row, boolean isNew) throws SQLException {
        var what = thing(row.place(), row.changeKey());
        var before = row.before().map(place -> thing(place, Optional.empty()));
        var told = mark.at(row.number(), mark.folders());
        if (isNew && isNewMail(row)) {
            add(new MailboxEvent(Kind.CREATED, row.at(), what, before, OptionalInt.empty(), mark));
            add(kind(Kind.NEW_MAIL, row, what, told));
        } else if (inCalendar(row).isPresent() && filter.kinds().contains(Kind.FREE_BUSY_CHANGED)) {
            add(new MailboxEvent(kind(row), row.at(), what, before, OptionalInt.empty(), mark));
            add(kind(Kind.FREE_BUSY_CHANGED, row, inCalendar(row).get(), told));
        } else {
            add(new MailboxEvent(kind(row), row.at(), what, before, OptionalInt.empty(), told));
        }
        touched.add(row.place().folder());
        if (row.kind() == ItemEventRows.Kind.MOVED) {
            row.before().map(Place::folder).ifPresent(touched::add);
        }
    }

    private static MailboxEvent kind(Kind kind, Row row, Thing what, EventMark told) {
        return new MailboxEvent(kind, row.at(), what, Optional.empty(), OptionalInt.empty(), told);
    }

    private static Kind kind(Row row) {
        return switch (row.kind()) {
            case CAME -> Kind.CREATED;
            case WENT -> Kind.DELETED;
            case MOVED -> Kind.MOVED;
            case CHANGED -> Kind.MODIFIED;
            case COPIED -> Kind.COPIED;
        };
    }

    /// The item as it lies, or lay before, in the default calendar.
    private Optional<Thing> inCalendar(Row row) {
        if (row.place().folder() == DefaultFolder.CALENDAR) {
            return Optional.of(thing(row.place(), row.changeKey()));
        }
        return row.before()
                .filter(place -> place.folder() == DefaultFolder.CALENDAR)
                .filter(_ -> row.kind() == ItemEventRows.Kind.MOVED)
                .map(place -> thing(place, Optional.empty()));
    }

    /// One by one, because what an item says may be large.
    private boolean isNewMail(Row row) throws SQLException {
        if (row.kind() != ItemEventRows.Kind.CAME
                || row.place().folder() != DefaultFolder.INBOX
                || !filter.kinds().contains(Kind.NEW_MAIL)
                || !filter.touches(folder(DefaultFolder.INBOX))) {
            return false;
        }
        if (row.size() > LARGEST_LOOKED_INTO) {
            return true;
        }
        return ItemRows.find(file, folders.mailbox(), row.place().item())
                .map(StoredItem::kept)
                .filter(kept -> (kept.flags() & Known.FLAG_UNSENT) == 0)
                .filter(kept -> isMessage(kept.content()))
                .isPresent();
    }

    private static boolean isMessage(ItemContent content) {
        var itemClass = Texts.folded(content.itemClass());
        return MESSAGES.stream().anyMatch(itemClass::startsWith);
    }

    /// That what lies in a folder is otherwise, and how much of it is unread.
    private void addContents(FolderKey key) throws SQLException {
        var folder = folders.find(folder(key));
        if (folder.isEmpty()) {
            return;
        }
        // In the file, of the same moment as the events.
        var contents = ContentsRows.of(file, folders.mailbox(), key);
        var unread = folder.get().unread();
        add(
                new MailboxEvent(
                        Kind.MODIFIED,
                        contents.changed().orElse(folder.get().contentsChanged()),
                        new Thing.OfFolder(
                                folder.get().id(),
                                folder(tree.parent(key).orElse(key)),
                                Optional.of(folder.get().changed().key())),
                        Optional.empty(),
                        unread.isPresent() ? OptionalInt.of(contents.unread()) : unread,
                        mark));
    }

    private void add(MailboxEvent event) {
        if (filter.wants(event)) {
            events.add(event);
        }
    }

    /// The last of them is all that was looked at, lest that be looked at again.
    private List<MailboxEvent> endingWith(EventMark end) {
        if (!events.isEmpty()) {
            var last = events.removeLast();
            events.add(
                    new MailboxEvent(
                            last.kind(),
                            last.at(),
                            last.what(),
                            last.before(),
                            last.unread(),
                            end));
        }
        return events;
    }

    private Thing thing(Place place, Optional<String> changeKey) {
        return new Thing.OfItem(
                ItemId.of(folders.mailbox(), place.folder(), place.item()),
                folder(place.folder()),
                changeKey);
    }

    private FolderId folder(FolderKey key) {
        return FolderId.of(folders.mailbox(), key);
    }
}
