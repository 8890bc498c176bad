package entente.index;

import entente.mailbox.Item;
import entente.mailbox.ItemMark;
import entente.mailbox.MailboxStore;
import entente.question.Address;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.IndexWriter;

/// Brings what the index holds of a mailbox up to what the store has, step by step. For one thread at a time.
///
/// A mailbox is read once in the order of its items' keys, from the mark that its journal has then; after that, each item that the journal names is taken out and, if it
/// is still there, put in as it is now; and all are taken out that lay in folders which went. A step that is done twice changes nothing, so that it does not matter where a crash comes between.
final class Following {
    /// So many items are read in a step.
    static final int STEP = 50;

    private final MailboxStore store;
    private final IndexWriter writer;
    private final Marks marks;

    Following(MailboxStore store, IndexWriter writer, Marks marks) {
        this.store = store;
        this.writer = writer;
        this.marks = marks;
    }

    /// Whether there is more to do for that mailbox to be known as it was when this was called.
    boolean step(Address mailbox) throws IOException {
        var newest = store.newestMark(mailbox);
        if (newest.isEmpty()) {
            forget(mailbox);
            return false;
        }
        var position = marks.of(mailbox).filter(known -> isOf(known, newest.get()));
        if (position.isEmpty()) {
            begin(mailbox, newest.get());
            return true;
        }
        return position.get().isWhole()
                ? follow(mailbox, position.get(), newest.get())
                : read(mailbox, position.get());
    }

    /// Takes all of a mailbox out, which is then read anew.
    void begin(Address mailbox, ItemMark from) throws IOException {
        writer.deleteDocuments(IndexedItem.ofMailbox(mailbox));
        marks.put(mailbox, Position.beginning(from));
    }

    void forget(Address mailbox) throws IOException {
        if (marks.of(mailbox).isPresent()) {
            writer.deleteDocuments(IndexedItem.ofMailbox(mailbox));
            marks.remove(mailbox);
        }
    }

    private static boolean isOf(Position position, ItemMark newest) {
        return newest.reaches(position.mark());
    }

    private boolean read(Address mailbox, Position position) throws IOException {
        var items = store.itemsAfter(mailbox, position.after().filter(key -> !key.isEmpty()), STEP);
        for (var item : items) {
            put(mailbox, IndexedItem.key(item), Optional.of(item));
        }
        marks.put(
                mailbox,
                items.isEmpty()
                        ? Position.at(position.mark())
                        : new Position(
                                position.mark(), Optional.of(IndexedItem.key(items.getLast()))));
        return true;
    }

    private boolean follow(Address mailbox, Position position, ItemMark newest) throws IOException {
        if (position.knows(newest)) {
            return false;
        }
        var touched = store.touchedSince(mailbox, position.mark());
        if (touched.isEmpty()) {
            // So much happened since that it is not known any more.
            begin(mailbox, newest);
            return true;
        }
        for (var folder : touched.get().gone()) {
            writer.deleteDocuments(IndexedItem.in(folder));
        }
        for (var key : touched.get().keys()) {
            put(mailbox, key, store.itemOfKey(mailbox, key));
        }
        marks.put(mailbox, Position.at(touched.get().mark()));
        return !touched.get().last();
    }

    private void put(Address mailbox, String key, Optional<Item> item) throws IOException {
        var id = IndexedItem.id(mailbox, key);
        if (item.isPresent()) {
            writer.updateDocument(id, IndexedItem.document(item.get(), store.itemsEverywhere()));
        } else {
            writer.deleteDocuments(id);
        }
    }
}
