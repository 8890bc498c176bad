package entente.mailbox;

import entente.calendar.Owner;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes one act on items, or what an act on folders means for them, in the transaction of whoever writes. For one act and no longer.
final class ItemWriting {
    private final Connection file;
    private final Holding holding;
    private final Address mailbox;
    private final Instant now;
    private final ItemSweeps sweeps;
    private final Set<FolderKey> touched = new HashSet<>();
    private OccurrenceLimit limit = OccurrenceLimit.OWN;
    private long before;

    /// `now` is in milliseconds' precision.
    ItemWriting(Connection file, Holding holding, Instant now) {
        this.file = file;
        this.holding = holding;
        this.mailbox = holding.address();
        this.now = now;
        this.sweeps = new ItemSweeps(file, mailbox);
    }

    /// In which mailbox it is done.
    static Address mailbox(ItemAct act) {
        return switch (act) {
            case ItemAct.Creation creation -> creation.folder().mailbox();
            case ItemAct.Restoration restoration -> restoration.folder().mailbox();
            case ItemAct.DeletedCreation creation -> creation.folder().mailbox();
            case ItemAct.Update update -> update.item().mailbox();
            case ItemAct.Move move -> move.item().mailbox();
            case ItemAct.Copy copy -> copy.item().mailbox();
            case ItemAct.Deletion deletion -> deletion.item().mailbox();
            case ItemAct.Recovery recovery -> recovery.item().mailbox();
            case ItemAct.ReadMarks marks -> marks.folder().mailbox();
            case ItemAct.Giving giving -> giving.folder().mailbox();
            case ItemAct.ActingFor acting -> acting.owner();
            case ItemAct.MeetingMail mail -> mail.mailbox();
            case ItemAct.Notice notice -> notice.mailbox();
            case OutboxAct.Posting posting -> posting.mailbox();
            case OutboxAct.Settlement settlement -> settlement.seen().mailbox();
            case TrackingAct.Begun begun -> begun.id().mailbox();
            case TrackingAct.Happened happened -> happened.id().mailbox();
            case ItemAct.AutomaticAnswer answer -> answer.message().folder().mailbox();
        };
    }

    static ItemStreams streams(ItemAct act) {
        return switch (act) {
            case ItemAct.Creation creation -> creation.streams();
            case ItemAct.Restoration restoration -> restoration.streams();
            case ItemAct.DeletedCreation creation -> creation.streams();
            case ItemAct.Update update -> update.streams().orElse(ItemStreams.NONE);
            case ItemAct.AutomaticAnswer answer -> answer.message().streams();
            case ItemAct.MeetingMail mail -> mail.streams();
            case ItemAct.Move _,
                    ItemAct.Copy _,
                    ItemAct.Deletion _,
                    ItemAct.Recovery _,
                    ItemAct.ReadMarks _,
                    ItemAct.Giving _,
                    ItemAct.ActingFor _,
                    ItemAct.Notice _,
                    OutboxAct _,
                    TrackingAct _ ->
                    ItemStreams.NONE;
        };
    }

    /// Whether what it brings is said to be an appointment.
    static boolean isAppointment(ItemAct act) {
        return switch (act) {
            case ItemAct.Creation creation -> Appointments.isOne(creation.content());
            case ItemAct.Restoration restoration -> Appointments.isOne(restoration.content());
            case ItemAct.DeletedCreation creation -> Appointments.isOne(creation.content());
            case ItemAct.Update update -> Appointments.isOne(update.content());
            case ItemAct.AutomaticAnswer answer -> isAppointment(answer.message());
            case ItemAct.MeetingMail mail -> Appointments.isOne(mail.content());
            case ItemAct.Move _,
                    ItemAct.Copy _,
                    ItemAct.Deletion _,
                    ItemAct.Recovery _,
                    ItemAct.ReadMarks _,
                    ItemAct.Giving _,
                    ItemAct.ActingFor _,
                    ItemAct.Notice _,
                    OutboxAct _,
                    TrackingAct _ ->
                    false;
        };
    }

    /// `streams` are the act's, cut up beforehand.
    ItemOutcome make(ItemAct act, List<CutStream> streams) throws SQLException {
        before = ItemCounter.of(file, mailbox).last();
        return switch (act) {
            case ItemAct.Creation creation -> created(creation, now, streams);
            case ItemAct.Restoration(var folder, var content, var brought, var made) ->
                    created(
                            new ItemAct.Creation(folder, content, brought),
                            made.isBefore(now) ? made : now,
                            streams);
            case ItemAct.DeletedCreation creation -> createdDeleted(creation, streams);
            case ItemAct.Update update -> updated(update, streams);
            case ItemAct.Move move -> moved(move);
            case ItemAct.Copy(var item, var to) -> copied(item, to);
            case ItemAct.Deletion deletion -> deleted(deletion);
            case ItemAct.Recovery recovery -> recovered(recovery);
            case ItemAct.ReadMarks marks -> marked(marks);
            case ItemAct.Giving(var folder, var person, var privateToo, var enough) ->
                    holding.gives(folder, person, enough)
                                    && (!privateToo || holding.showsPrivate(person))
                            ? new ItemOutcome.Gone()
                            : new ItemOutcome.Overtaken();
            case ItemAct.ActingFor _, ItemAct.MeetingMail _ ->
                    throw new IllegalArgumentException("it is not about one mailbox alone");
            case ItemAct.Notice(_, var calendar) -> noticed(calendar);
            case OutboxAct outgoing -> new OutboxWriting(file, now).make(outgoing, streams);
            case TrackingAct tracking -> new TrackingWriting(file, now).make(tracking);
            case ItemAct.AutomaticAnswer answer -> created(answer.message(), now, streams);
        };
    }

    /// What becomes of the items of folders that are changed so; `lying` is where these lay.
    void make(FolderEdit.Made edit, FolderTree lying) throws SQLException {
        before = ItemCounter.of(file, mailbox).last();
        for (var each : edit.items()) {
            switch (each) {
                case FolderEdit.OfItems.Copied(var from, var to) -> {
                    sweeps.copy(from, to, now);
                    touched.add(to);
                }
                case FolderEdit.OfItems.Removed _ -> {}
            }
        }
        removeAll(edit, lying);
        for (var folder : edit.removed()) {
            sweeps.drop(folder);
            touched.add(folder);
        }
    }

    /// A part of what is done with many items that are deleted already.
    interface Removing {
        void by(ItemRemoval removal) throws SQLException;
    }

    /// Does it, and gives the holding with that.
    Holding making(Removing part) throws SQLException {
        before = ItemCounter.of(file, mailbox).last();
        try (var removal = new ItemRemoval(file, holding, holding.folders(), now, touched)) {
            part.by(removal);
        }
        return after().orElseThrow();
    }

    private void removeAll(FolderEdit.Made edit, FolderTree lying) throws SQLException {
        try (var removal = new ItemRemoval(file, holding, lying, now, touched)) {
            for (var each : edit.items()) {
                if (each instanceof FolderEdit.OfItems.Removed(var from, var how, var by)) {
                    removal.removeAll(from, how, by);
                }
            }
        }
    }

    /// The holding with what was done; empty where a calendar has no room for it, and nothing of it is to stay.
    Optional<Holding> after() throws SQLException {
        var after =
                Optional.of(
                        touched.isEmpty()
                                ? holding
                                : ContentsRows.changed(file, holding, touched, now));
        for (var folder : touched) {
            if (after.isPresent()) {
                after = AppointmentRows.followed(file, after.get(), folder, before, limit, now);
            }
        }
        return after;
    }

    private ItemOutcome created(ItemAct.Creation creation, Instant made, List<CutStream> cut)
            throws SQLException {
        var place = find(creation.folder());
        if (place.isEmpty()) {
            return refused(Code.FOLDER_UNKNOWN);
        }
        var said = ItemSaid.of(creation.content(), creation.streams(), cut, owner());
        if (said.isEmpty()) {
            return refused(Code.ITEM_SOURCE_UNREADABLE);
        }
        var change = new Change(ItemCounter.taken(file, mailbox, 1), now);
        var item =
                StoredItem.made(StoredItem.drawnKey(), place.get(), said.get(), change)
                        .madeAt(made);
        if (item.size() > ItemStreams.LARGEST) {
            return refused(Code.ITEM_TOO_LARGE);
        }
        ItemRows.put(file, mailbox, item);
        PieceRows.put(file, mailbox, item.key(), said.get().streams());
        return done(item);
    }

    private ItemOutcome createdDeleted(ItemAct.DeletedCreation creation, List<CutStream> cut)
            throws SQLException {
        var outcome =
                created(
                        new ItemAct.Creation(
                                creation.folder(), creation.content(), creation.streams()),
                        now,
                        cut);
        return outcome instanceof ItemOutcome.Done(var item)
                ? deleted(new ItemAct.Deletion(item.id(), Removal.SOFT_DELETE, creation.by()))
                : outcome;
    }

    private ItemOutcome updated(ItemAct.Update update, List<CutStream> cut) throws SQLException {
        var found = inReach(update.item());
        if (found.isEmpty()) {
            return refused(Code.ITEM_UNKNOWN);
        }
        var item = found.get();
        if (!item.changed().equals(update.seen())) {
            return new ItemOutcome.Overtaken();
        }
        var said = said(update, item, cut);
        if (said.isEmpty()) {
            return refused(Code.ITEM_SOURCE_UNREADABLE);
        }
        var streams = said.get().streams();
        var after =
                update.streams().isPresent()
                        ? ItemRevision.of(item, said.get())
                        : ItemRevision.of(item, said.get().content());
        if (after.size() > ItemStreams.LARGEST) {
            return refused(Code.ITEM_TOO_LARGE);
        }
        if (after.isNothing()) {
            return new ItemOutcome.Done(item.in(mailbox));
        }
        if (item.folder() instanceof RecoverableFolder) {
            return refused(Code.RECOVERABLE_ITEM_FIXED);
        }
        var written =
                versions()
                        .over(
                                after,
                                update.streams().isPresent()
                                        ? StreamChange.all(streams)
                                        : StreamChange.NONE,
                                new Change(ItemCounter.taken(file, mailbox, 1), now),
                                update.by());
        if (written.isEmpty()) {
            return refused(Code.RECOVERABLE_ITEMS_FULL);
        }
        ItemRows.replace(file, mailbox, written.get());
        if (update.streams().isPresent()) {
            PieceRows.remove(file, mailbox, item.key());
            PieceRows.put(file, mailbox, item.key(), streams);
        }
        return done(written.get().item());
    }

    /// What an item is to say. One that came as a message does not become an appointment by its class alone.
    private Optional<ItemSaid> said(ItemAct.Update update, StoredItem before, List<CutStream> cut) {
        if (update.streams().isPresent()) {
            return ItemSaid.of(update.content(), update.streams().get(), cut, owner());
        }
        var content = update.content();
        if (!before.hasSource() || !Appointments.isOne(content)) {
            return Optional.of(new ItemSaid(content, List.of()));
        }
        var known = before.kept().content();
        return Appointments.isOne(known)
                ? Optional.of(new ItemSaid(ItemSaid.keeping(known, content), List.of()))
                : Optional.empty();
    }

    private ItemOutcome moved(ItemAct.Move move) throws SQLException {
        var found = inReach(move.item());
        if (found.isEmpty()) {
            return refused(Code.ITEM_UNKNOWN);
        }
        var place = find(move.to());
        if (place.isEmpty()) {
            return refused(Code.FOLDER_DESTINATION_UNKNOWN);
        }
        var item = found.get();
        if (!item.folder().equals(place.get())) {
            new ItemMoving(file, holding, now, touched).move(item, place.get(), move.by());
        }
        return asWritten(item.key());
    }

    private ItemOutcome recovered(ItemAct.Recovery recovery) throws SQLException {
        var found = ItemRows.find(file, recovery.item());
        if (found.isEmpty()) {
            return refused(Code.ITEM_UNKNOWN);
        }
        var chosen = recovery.to().flatMap(this::find);
        if (recovery.to().isPresent() && chosen.isEmpty()) {
            return refused(Code.FOLDER_DESTINATION_UNKNOWN);
        }
        var refusal =
                new ItemMoving(file, holding, now, touched).restore(found.get(), recovery, chosen);
        return refusal.isPresent()
                ? new ItemOutcome.Refused(refusal.get())
                : asWritten(found.get().key());
    }

    private ItemOutcome copied(ItemId id, FolderId to) throws SQLException {
        var found = inReach(id);
        if (found.isEmpty()) {
            return refused(Code.ITEM_UNKNOWN);
        }
        var place = find(to);
        if (place.isEmpty()) {
            return refused(Code.FOLDER_DESTINATION_UNKNOWN);
        }
        var copy = sweeps.copy(found.get().key(), place.get(), now);
        touched.add(place.get());
        return asWritten(copy);
    }

    private ItemOutcome deleted(ItemAct.Deletion deletion) throws SQLException {
        var found = inReach(deletion.item());
        if (found.isEmpty()) {
            return refused(Code.ITEM_UNKNOWN);
        }
        var item = found.get();
        try (var removal = new ItemRemoval(file, holding, holding.folders(), now, touched)) {
            return switch (removal.removed(item, deletion.how(), deletion.by())) {
                case ItemRemoval.Outcome.Went(DefaultFolder _) -> asWritten(item.key());
                case ItemRemoval.Outcome.Went _, ItemRemoval.Outcome.Expunged _ ->
                        new ItemOutcome.Gone();
                case ItemRemoval.Outcome.OutOfReach _ -> refused(Code.ITEM_UNKNOWN);
                case ItemRemoval.Outcome.NoRoom _ -> refused(Code.RECOVERABLE_ITEMS_FULL);
            };
        }
    }

    private ItemOutcome marked(ItemAct.ReadMarks marks) throws SQLException {
        var place = find(marks.folder());
        if (place.isEmpty()) {
            return refused(Code.FOLDER_UNKNOWN);
        }
        if (marks.privateToo()
                ? sweeps.mark(place.get(), marks.read(), now)
                : sweeps.markOpen(place.get(), marks.read(), now)) {
            touched.add(place.get());
        }
        return new ItemOutcome.Gone();
    }

    private ItemOutcome noticed(byte[] calendar) throws SQLException {
        limit = OccurrenceLimit.NOTICED;
        var taken =
                new NoticeWriting(file, holding.mailbox().orElseThrow(), versions(), now)
                        .taken(holding, calendar);
        return taken.map(this::done).orElseGet(ItemOutcome.Gone::new);
    }

    private VersionKeeping versions() throws SQLException {
        return new VersionKeeping(file, holding, now, touched);
    }

    private ItemOutcome done(StoredItem item) {
        touched.add(item.folder());
        return new ItemOutcome.Done(item.in(mailbox));
    }

    private ItemOutcome asWritten(String key) throws SQLException {
        return new ItemOutcome.Done(ItemRows.find(file, mailbox, key).orElseThrow().in(mailbox));
    }

    /// The item that has this id, where the mailbox's owner sees it.
    private Optional<StoredItem> inReach(ItemId id) throws SQLException {
        return ItemRows.find(file, id).filter(item -> item.folder().isForPeople());
    }

    private Optional<FolderKey> find(FolderId id) {
        return id.keyIn(mailbox).filter(holding.folders()::has);
    }

    private Owner owner() {
        return holding.mailbox().orElseThrow().owner();
    }

    private static ItemOutcome refused(Code code) {
        return new ItemOutcome.Refused(Refusal.of(code));
    }

    static boolean hasSource(List<CutStream> streams) {
        return streams.stream().anyMatch(stream -> stream.name().equals(CutStream.SOURCE));
    }

    static long length(List<CutStream> streams) {
        return streams.stream()
                .flatMap(stream -> stream.pieces().stream())
                .mapToLong(Piece::length)
                .sum();
    }
}
