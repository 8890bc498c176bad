package entente.mailbox;

import entente.item.ItemContent;
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
            case ItemAct.Update update -> update.item().mailbox();
            case ItemAct.Move move -> move.item().mailbox();
            case ItemAct.Copy copy -> copy.item().mailbox();
            case ItemAct.Deletion deletion -> deletion.item().mailbox();
            case ItemAct.ReadMarks marks -> marks.folder().mailbox();
        };
    }

    static ItemStreams streams(ItemAct act) {
        return switch (act) {
            case ItemAct.Creation creation -> creation.streams();
            case ItemAct.Update update -> update.streams().orElse(ItemStreams.NONE);
            case ItemAct.Move _, ItemAct.Copy _, ItemAct.Deletion _, ItemAct.ReadMarks _ ->
                    ItemStreams.NONE;
        };
    }

    /// `streams` are the act's, cut up beforehand.
    ItemOutcome make(ItemAct act, List<CutStream> streams) throws SQLException {
        return switch (act) {
            case ItemAct.Creation(var folder, var content, _) -> created(folder, content, streams);
            case ItemAct.Update update -> updated(update, streams);
            case ItemAct.Move(var item, var to) -> moved(item, to);
            case ItemAct.Copy(var item, var to) -> copied(item, to);
            case ItemAct.Deletion(var item, var forGood) -> deleted(item, forGood);
            case ItemAct.ReadMarks(var folder, var read) -> marked(folder, read);
        };
    }

    /// What becomes of the items of folders that are changed so.
    void make(FolderEdit.Made edit) throws SQLException {
        for (var each : edit.items()) {
            switch (each) {
                case FolderEdit.OfItems.Copied(var from, var to) -> {
                    sweeps.copy(from, to, now);
                    touched.add(to);
                }
                case FolderEdit.OfItems.Discarded(var from) -> {
                    sweeps.discard(from);
                    touched.addAll(List.of(from, DefaultFolder.DELETED_ITEMS));
                }
                case FolderEdit.OfItems.Removed(var from) -> {
                    sweeps.remove(from);
                    touched.add(from);
                }
            }
        }
        for (var folder : edit.removed()) {
            sweeps.drop(folder);
            touched.add(folder);
        }
    }

    /// The holding with what was done.
    Holding after() throws SQLException {
        return touched.isEmpty() ? holding : ContentsRows.changed(file, holding, touched, now);
    }

    private ItemOutcome created(FolderId folder, ItemContent content, List<CutStream> streams)
            throws SQLException {
        var place = find(folder);
        var refusal = refusal(place, Code.FOLDER_UNKNOWN);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var kept = KeptContent.of(content);
        var size = length(streams) + Facts.written(kept.content()).length;
        if (size > ItemStreams.LARGEST) {
            return refused(Code.ITEM_TOO_LARGE);
        }
        var number = ItemCounter.taken(file, mailbox, 1);
        var item =
                new StoredItem(
                        StoredItem.drawnKey(),
                        place.orElseThrow(),
                        number,
                        number,
                        number,
                        new Change(number, now),
                        now,
                        kept.received().orElse(now),
                        size,
                        hasSource(streams),
                        kept);
        ItemRows.put(file, mailbox, item);
        PieceRows.put(file, mailbox, item.key(), streams);
        return done(item);
    }

    private ItemOutcome updated(ItemAct.Update update, List<CutStream> streams)
            throws SQLException {
        var found = ItemRows.find(file, update.item());
        if (found.isEmpty()) {
            return unknown(update.item());
        }
        var item = found.get();
        if (!item.changed().equals(update.seen())) {
            return new ItemOutcome.Overtaken();
        }
        var after = ItemRevision.of(item, update, streams);
        if (after.size() > ItemStreams.LARGEST) {
            return refused(Code.ITEM_TOO_LARGE);
        }
        if (after.isNothing()) {
            return new ItemOutcome.Done(item.in(mailbox));
        }
        var written = after.made(new Change(ItemCounter.taken(file, mailbox, 1), now));
        ItemRows.replace(file, mailbox, written);
        if (update.streams().isPresent()) {
            PieceRows.remove(file, mailbox, item.key());
            PieceRows.put(file, mailbox, item.key(), streams);
        }
        return done(written);
    }

    private ItemOutcome moved(ItemId id, FolderId to) throws SQLException {
        var found = ItemRows.find(file, id);
        if (found.isEmpty()) {
            return unknown(id);
        }
        var place = find(to);
        var refusal = refusal(place, Code.FOLDER_DESTINATION_UNKNOWN);
        return refusal.isPresent()
                ? refusal.get()
                : moved(found.get(), place.orElseThrow(), Optional.empty());
    }

    private ItemOutcome moved(StoredItem item, FolderKey to, Optional<String> lastParent)
            throws SQLException {
        if (item.folder().equals(to)) {
            return new ItemOutcome.Done(item.in(mailbox));
        }
        var number = ItemCounter.taken(file, mailbox, 1);
        GoneRows.put(file, mailbox, item, number);
        Sql.update(
                file,
                """
                UPDATE item SET folder = ?, came = ?, number = ?, last_parent = ?
                WHERE mailbox = ? AND item = ?\
                """,
                FolderKey.text(to),
                number,
                number,
                lastParent,
                mailbox.toString(),
                item.key());
        touched.addAll(List.of(item.folder(), to));
        return asWritten(item.key());
    }

    private ItemOutcome copied(ItemId id, FolderId to) throws SQLException {
        var found = ItemRows.find(file, id);
        if (found.isEmpty()) {
            return unknown(id);
        }
        var place = find(to);
        var refusal = refusal(place, Code.FOLDER_DESTINATION_UNKNOWN);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var copy = sweeps.copy(found.get().key(), place.orElseThrow(), now);
        touched.add(place.orElseThrow());
        return asWritten(copy);
    }

    private ItemOutcome deleted(ItemId id, boolean forGood) throws SQLException {
        var found = ItemRows.find(file, id);
        if (found.isEmpty()) {
            return unknown(id);
        }
        var item = found.get();
        if (!forGood && !holding.folders().liesIn(item.folder(), DefaultFolder.DELETED_ITEMS)) {
            var folder = EntryId.folderPart(EntryId.of(mailbox, item.folder()));
            return moved(item, DefaultFolder.DELETED_ITEMS, Optional.of(folder));
        }
        GoneRows.put(file, mailbox, item, ItemCounter.taken(file, mailbox, 1));
        Sql.update(
                file,
                "DELETE FROM item WHERE mailbox = ? AND item = ?",
                mailbox.toString(),
                item.key());
        touched.add(item.folder());
        return new ItemOutcome.Gone();
    }

    private ItemOutcome marked(FolderId folder, boolean read) throws SQLException {
        var place = find(folder);
        if (place.isEmpty()) {
            return refused(Code.FOLDER_UNKNOWN);
        }
        if (sweeps.mark(place.get(), read, now)) {
            touched.add(place.get());
        }
        return new ItemOutcome.Gone();
    }

    private ItemOutcome done(StoredItem item) {
        touched.add(item.folder());
        return new ItemOutcome.Done(item.in(mailbox));
    }

    private ItemOutcome asWritten(String key) throws SQLException {
        return new ItemOutcome.Done(ItemRows.find(file, mailbox, key).orElseThrow().in(mailbox));
    }

    private Optional<FolderKey> find(FolderId id) {
        return id.keyIn(mailbox).filter(holding.folders()::has);
    }

    /// Why nothing can be put there.
    private static Optional<ItemOutcome> refusal(Optional<FolderKey> place, Code unknown) {
        if (place.isEmpty()) {
            return Optional.of(refused(unknown));
        }
        return place.get() == DefaultFolder.CALENDAR
                ? Optional.of(refused(Code.ITEM_PLACE_NOT_OFFERED))
                : Optional.empty();
    }

    /// The default calendar's entries have ids, but are none of the items that are kept here.
    private ItemOutcome unknown(ItemId id) {
        var calendar = EntryId.of(mailbox, DefaultFolder.CALENDAR);
        return EntryId.itemPart(id.entryId()).isPresent()
                        && EntryId.folderPart(id.entryId()).equals(EntryId.folderPart(calendar))
                ? refused(Code.ITEM_PLACE_NOT_OFFERED)
                : refused(Code.ITEM_UNKNOWN);
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
