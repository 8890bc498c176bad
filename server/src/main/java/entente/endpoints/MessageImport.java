package entente.endpoints;

import entente.endpoints.ImportFolders.Found;
import entente.item.Filter;
import entente.item.Known;
import entente.item.Octets;
import entente.item.PropertyValue;
import entente.mailbox.Actor;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Folder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemOutcome;
import entente.mailbox.ItemQuery;
import entente.mailbox.ItemStreams;
import entente.mailbox.JointOutcome;
import entente.mailbox.MailAcceptance;
import entente.mailbox.MailboxStore;
import entente.mailbox.RecoverableFolder;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Address;
import entente.wire.mime.MimeMalformed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One part of an import: which of its messages are not there yet, and these into their folders, as one change. Folders that are made for it stay, whatever comes of the messages.
///
/// What was deleted before it came goes to Deletions, stamped with its folder, and is there too where Deletions has it from that folder.
///
/// A message is there where the folder has one with its Message-ID and the same source, or whose source is gone because somebody changed the item. Without a Message-ID it is
/// looked for by when it was received. For one part and no longer.
final class MessageImport {
    /// How many that could be the same are looked at.
    private static final int MOST_CANDIDATES = 50;

    private final MailboxStore store;
    private final Address mailbox;
    private final Actor by;
    private final Instant now;
    private final ImportFolders folders;
    private final List<Result> results = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Key, List<Octets>> brought = new HashMap<>();
    private long bytes;

    MessageImport(MailboxStore store, Address mailbox, Actor by, Instant now) {
        this.store = store;
        this.mailbox = mailbox;
        this.by = by;
        this.now = now;
        this.folders = new ImportFolders(store, mailbox);
    }

    /// What came of one message.
    sealed interface Result {
        record Imported() implements Result {}

        record There() implements Result {}

        record Skipped(Refusal why) implements Result {}
    }

    /// One result for each message up to where it stopped, in their order; `stopped` says why it did, and is empty where it did not.
    record Report(List<Result> results, Optional<Refusal> stopped) {
        Report {
            results = List.copyOf(results);
        }
    }

    /// What was deleted from a folder is another message than the same in it: one is no reason to leave out the other.
    private record Key(FolderId folder, boolean deleted, String by) {}

    /// What is to be written, and the place of its result.
    private record Waiting(ItemAct act, int place) {
        private boolean isDeleted() {
            return act instanceof ItemAct.DeletedCreation;
        }
    }

    /// Imports them.
    ///
    /// @throws Problem where the store cannot be read or written; nothing was imported then
    Report take(List<ImportFrames.Frame> frames) {
        var filling = store.acceptanceOf(mailbox).orElse(MailAcceptance.INITIAL).filling();
        var held = store.heldBy(mailbox);
        var stopped = Optional.<Refusal>empty();
        for (var frame : frames) {
            var place =
                    frame.source().length() > ItemStreams.LARGEST
                            ? new Found.Refused(Refusal.of(Code.ITEM_TOO_LARGE))
                            : folders.find(frame.folder());
            var result =
                    switch (place) {
                        case Found.Refused(var why) -> new Result.Skipped(why);
                        case Found.There(var folder) -> met(frame, folder);
                    };
            // What lies in Deletions has a quota of its own, which the store sees to.
            if (result instanceof Result.Imported && !frame.isDeleted()) {
                if (!filling.takes(frame.source().length(), held + bytes)) {
                    waiting.removeLast();
                    stopped = Optional.of(full());
                    break;
                }
                bytes += frame.source().length();
            }
            results.add(result);
        }
        write();
        return new Report(results, stopped);
    }

    private Result met(ImportFrames.Frame frame, FolderId folder) {
        try {
            var read = ImportedMessage.of(frame, now);
            if (read.isEmpty()) {
                return new Result.Skipped(
                        Refusal.of(Code.ITEM_SOURCE_UNREADABLE)
                                .saying("It has no header of a message."));
            }
            var message = read.get();
            var key =
                    new Key(
                            folder,
                            message.deleted(),
                            message.messageId().orElseGet(message.received()::toString));
            var sameKey = brought.computeIfAbsent(key, _ -> new ArrayList<>());
            if (sameKey.stream().anyMatch(source -> source.isSame(message.source()))
                    || isThere(message, folder)
                    || (message.deleted() && isDeletedFrom(folder, message))) {
                return new Result.There();
            }
            sameKey.add(message.source());
            waiting.add(new Waiting(message.in(folder, by), results.size()));
            return new Result.Imported();
        } catch (MimeMalformed noMessage) {
            return new Result.Skipped(
                    Refusal.of(Code.ITEM_SOURCE_UNREADABLE)
                            .saying(String.valueOf(noMessage.getMessage())));
        }
    }

    private boolean isThere(ImportedMessage message, FolderId folder) {
        return alike(message, folder).anyMatch(item -> isSame(item, message));
    }

    /// What was deleted in Deleted Items itself says of no folder that it came from there.
    private boolean isDeletedFrom(FolderId folder, ImportedMessage message) {
        var folders = store.foldersOf(mailbox);
        var bin = FolderId.of(mailbox, DefaultFolder.DELETED_ITEMS);
        return alike(message, FolderId.of(mailbox, RecoverableFolder.DELETIONS))
                .filter(item ->
                        folders.flatMap(all -> all.lastParent(item.content()))
                                .map(Folder::id)
                                .orElse(bin)
                                .equals(folder))
                .anyMatch(item -> isSame(item, message));
    }

    /// What a folder has that could be the same.
    private Stream<Item> alike(ImportedMessage message, FolderId folder) {
        var filter =
                message.messageId()
                        .<Filter>map(id ->
                                new Filter.Compared(
                                        Known.MESSAGE_ID,
                                        Filter.Relation.EQUAL,
                                        new PropertyValue.Text(id)))
                        .orElseGet(() ->
                                new Filter.Compared(
                                        Known.RECEIVED,
                                        Filter.Relation.EQUAL,
                                        new PropertyValue.Time(message.received())));
        var query = new ItemQuery(Optional.of(filter), List.of(), false, 0, MOST_CANDIDATES, false);
        return store.find(folder, query).stream().flatMap(page -> page.items().stream());
    }

    private boolean isSame(Item item, ImportedMessage message) {
        var source = store.source(item.id());
        return source.map(bytes -> bytes.isSame(message.source()))
                .orElse(message.messageId().isPresent());
    }

    /// Writes what is to be written; one that the store does not take is left out, and told. Where it has no room for one that was deleted, it is asked for none of those after it either, so that little is written again and again.
    private void write() {
        while (!waiting.isEmpty()) {
            switch (store.actTogether(waiting.stream().map(Waiting::act).toList())) {
                case JointOutcome.Done _ -> {
                    return;
                }
                case JointOutcome.Undone(_, ItemOutcome.Refused(var why))
                        when why.code() == Code.SPOOL_FULL ->
                        throw new Problem(why);
                case JointOutcome.Undone(var index, ItemOutcome.Refused(var why))
                        when why.code() == Code.RECOVERABLE_ITEMS_FULL -> {
                    var rest = waiting.subList(index, waiting.size());
                    rest.stream()
                            .filter(Waiting::isDeleted)
                            .forEach(each -> results.set(each.place(), new Result.Skipped(why)));
                    rest.removeIf(Waiting::isDeleted);
                }
                case JointOutcome.Undone(var index, ItemOutcome.Refused(var why)) -> {
                    results.set(waiting.remove(index).place(), new Result.Skipped(why));
                }
                case JointOutcome.Undone _ ->
                        throw new Problem(
                                Refusal.of(Code.STORE_NOT_WRITTEN, "a folder was changed"));
            }
        }
    }

    private Refusal full() {
        return Refusal.of(Code.RECIPIENT_FULL)
                .saying("The mailbox of %s has no room for more.".formatted(mailbox))
                .mendedBy(
                        "Give it a larger quota with `entente mailbox set`, or delete something in it; then import again.");
    }
}
