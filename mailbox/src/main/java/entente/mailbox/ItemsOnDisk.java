package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.calendar.CalendarObject;
import entente.item.Body;
import entente.item.Octets;
import entente.question.Address;
import entente.question.Window;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The items in a store's database. Which mailboxes and folders there are, and when appointments are, is in memory; each answer is of one moment.
final class ItemsOnDisk implements Items {
    private final Database file;
    private final Holdings holdings;
    private final ReadAppointments appointments;
    private final boolean everywhere;

    /// As far as their owners see them.
    ItemsOnDisk(Database file, Holdings holdings) {
        this(file, holdings, new ReadAppointments(), false);
    }

    private ItemsOnDisk(
            Database file, Holdings holdings, ReadAppointments appointments, boolean everywhere) {
        this.file = file;
        this.holdings = holdings;
        this.appointments = appointments;
        this.everywhere = everywhere;
    }

    /// These, and those in all of Recoverable Items too.
    ItemsOnDisk everywhere() {
        return new ItemsOnDisk(file, holdings, appointments, true);
    }

    @Override
    public Optional<Item> item(ItemId id) {
        return isOfMailbox(id)
                ? file.read(reader -> seen(reader, id)).map(item -> item.in(id.mailbox()))
                : Optional.empty();
    }

    @Override
    public Optional<Body> body(ItemId id) {
        for (var format : Body.Format.values()) {
            var text = stream(id, CutStream.name(format));
            if (text.isPresent()) {
                return text.map(bytes -> new Body(format, new String(bytes.bytes(), UTF_8)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Octets> source(ItemId id) {
        return stream(id, CutStream.SOURCE);
    }

    @Override
    public Optional<CalendarObject> appointment(Item item) {
        var id = item.id();
        return Appointments.isOne(item.content())
                ? holdings.find(id.mailbox())
                        .flatMap(Holding::mailbox)
                        .flatMap(owner ->
                                appointments.of(item, owner.owner(), () -> sourceOfAppointment(id)))
                : Optional.empty();
    }

    /// With the change that left it so, of one moment.
    private Optional<ReadAppointments.Source> sourceOfAppointment(ItemId id) {
        return file.read(reader -> {
            var item = ItemRows.find(reader, id);
            return item.isEmpty()
                    ? Optional.empty()
                    : PieceRows.read(reader, id.mailbox(), item.get().key(), CutStream.SOURCE)
                            .map(bytes -> new ReadAppointments.Source(item.get().changed(), bytes));
        });
    }

    @Override
    public Optional<Octets> attachment(ItemId id, int number) {
        return stream(id, CutStream.name(number));
    }

    @Override
    public Optional<ItemPage> find(FolderId folder, ItemQuery query) {
        return found(folder)
                .map(found ->
                        file.read(reader ->
                                new ItemListing(reader, folder.mailbox(), found.key, query)
                                        .page()));
    }

    @Override
    public Optional<ItemChanges> changedSince(FolderId folder, Optional<String> state, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("somebody is told of a change at least");
        }
        return found(folder)
                .flatMap(found -> {
                    var made = found.tree.defaults().made().orElseThrow().at();
                    var known =
                            state.isEmpty()
                                    ? Optional.of(ItemSyncState.of(folder, made, 0))
                                    : ItemSyncState.parse(state.get(), folder, made);
                    return known.flatMap(from ->
                            file.read(reader ->
                                    new ItemSync(reader, folder.mailbox(), found.key, most)
                                            .since(from)));
                });
    }

    @Override
    public Optional<MailboxSize> sizeOf(Address mailbox) {
        return holdings.find(mailbox)
                .flatMap(Holding::mailbox)
                .map(_ -> file.read(reader -> ItemRows.size(reader, mailbox)));
    }

    @Override
    public Optional<List<ViewEntry>> calendarView(FolderId folder, Window window) {
        return holdings.find(folder.mailbox())
                .filter(holding -> holding.mailbox().isPresent())
                .flatMap(holding ->
                        folder.keyIn(folder.mailbox())
                                .filter(holding::isCalendar)
                                .map(key -> view(holding, key, window)));
    }

    private static List<ViewEntry> view(Holding holding, FolderKey folder, Window window) {
        var entries =
                holding.agendas()
                        .find(folder)
                        .map(agenda -> agenda.entries(window))
                        .orElse(List.of());
        return entries.stream()
                .map(entry ->
                        new ViewEntry(
                                ItemId.of(holding.address(), folder, entry.item().key()),
                                entry.occurrence()))
                .toList();
    }

    @Override
    public Optional<ItemId> itemOf(Address mailbox, String uid) {
        return holdings.find(mailbox)
                .filter(holding -> holding.mailbox().isPresent())
                .flatMap(holding -> holding.appointment(uid))
                .map(key -> ItemId.of(mailbox, DefaultFolder.CALENDAR, key));
    }

    /// That of somebody who was told all up to now.
    Optional<EventMark> markOf(Address mailbox) {
        return foldersOf(mailbox)
                .map(folders -> {
                    var state = folders.state(folders.folder(DefaultFolder.ROOT));
                    var newest = file.read(reader -> ItemCounter.of(reader, mailbox).last());
                    return new EventMark(mailbox, state.made(), newest, state.number());
                });
    }

    /// What happened since; empty where that is not known.
    Optional<EventPage> eventsSince(EventMark mark, EventFilter filter) {
        return foldersOf(mark.mailbox())
                .flatMap(folders ->
                        file.read(
                                reader -> new EventReading(reader, folders, mark, filter).page()));
    }

    private Optional<Folders> foldersOf(Address mailbox) {
        return holdings.find(mailbox)
                .flatMap(holding -> holding.mailbox().map(owner -> new Folders(owner, holding)));
    }

    private record Found(FolderKey key, FolderTree tree) {}

    private Optional<Found> found(FolderId folder) {
        return holdings.find(folder.mailbox())
                .filter(holding -> holding.mailbox().isPresent())
                .map(Holding::folders)
                .flatMap(tree ->
                        folder.seenIn(folder.mailbox())
                                .filter(tree::has)
                                .map(key -> new Found(key, tree)));
    }

    private Optional<Octets> stream(ItemId id, String name) {
        return isOfMailbox(id)
                ? file.read(reader -> {
                    var item = seen(reader, id);
                    return item.isPresent()
                            ? stream(reader, id.mailbox(), item.get().key(), name)
                            : Optional.empty();
                })
                : Optional.empty();
    }

    /// What lies where the mailbox's owner does not see it is not found by any id, unless it is asked for everywhere.
    private Optional<StoredItem> seen(Connection reader, ItemId id) throws SQLException {
        return ItemRows.find(reader, id).filter(item -> everywhere || item.folder().isForPeople());
    }

    /// What is not small is read when it is wanted.
    private Optional<Octets> stream(Connection reader, Address mailbox, String key, String name)
            throws SQLException {
        var stored = StoredOctets.of(file, mailbox, PieceRows.parts(reader, mailbox, key, name));
        if (stored.parts().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                stored.length() > Octets.SMALL ? stored : Octets.of(stored.bytes(reader)));
    }

    private boolean isOfMailbox(ItemId id) {
        return holdings.find(id.mailbox()).flatMap(Holding::mailbox).isPresent();
    }
}
