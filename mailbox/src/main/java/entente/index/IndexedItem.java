package entente.index;

import entente.item.Body;
import entente.item.Known;
import entente.item.Octets;
import entente.item.PropertyValue;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.Items;
import entente.matching.Gap;
import entente.matching.ItemFields;
import entente.matching.ItemParts;
import entente.matching.SearchedItem;
import entente.problem.Problem;
import entente.question.Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/// An item as the index has it: what is searched, and by what it is found again in its mailbox.
final class IndexedItem {
    static final String MAILBOX = "mailbox";
    static final String KEY = "key";
    static final String FOLDER = "folder";
    static final String ORDER = "order";
    static final String BYTES = "bytes";
    static final String GAP = "gap";
    private static final String ID = "id";

    private IndexedItem() {}

    /// Names one item among all.
    static Term id(Address mailbox, String key) {
        return new Term(ID, mailbox + " " + key);
    }

    static Term ofMailbox(Address mailbox) {
        return new Term(MAILBOX, mailbox.toString());
    }

    static Term in(FolderId folder) {
        return new Term(FOLDER, folder.text());
    }

    static String key(Item item) {
        return item.content()
                .properties()
                .find(Known.RECORD_KEY)
                .filter(PropertyValue.Binary.class::isInstance)
                .map(value -> ((PropertyValue.Binary) value).hex())
                .orElseThrow();
    }

    /// What the index is to hold of an item, whose text and attachments are read for it.
    static Document document(Item item, Items items) {
        var searched = searched(item, items);
        var mailbox = item.id().mailbox();
        var received = item.content().properties().time(Known.RECEIVED).orElse(item.made());
        var document = new Document();
        document.add(new StringField(ID, id(mailbox, key(item)).text(), Field.Store.NO));
        document.add(new StringField(MAILBOX, mailbox.toString(), Field.Store.NO));
        document.add(new SortedDocValuesField(MAILBOX, new BytesRef(mailbox.toString())));
        document.add(new BinaryDocValuesField(KEY, new BytesRef(key(item))));
        document.add(new StringField(FOLDER, item.folder().text(), Field.Store.NO));
        document.add(new SortedDocValuesField(FOLDER, new BytesRef(item.folder().text())));
        document.add(new NumericDocValuesField(ORDER, received.toEpochMilli()));
        document.add(new NumericDocValuesField(BYTES, item.size()));
        for (var gap : searched.gaps()) {
            document.add(new StringField(GAP, gap.word(), Field.Store.NO));
            document.add(new SortedSetDocValuesField(GAP, new BytesRef(gap.word())));
        }
        ItemFields.of(searched).forEach(document::add);
        return document;
    }

    // One item that cannot be read must not keep all others from being found.
    private static SearchedItem searched(Item item, Items items) {
        try {
            return SearchedItem.of(item.content(), item.size(), parts(item, items));
        } catch (Problem unreadable) {
            throw unreadable;
        } catch (RuntimeException broken) {
            return new SearchedItem(
                    item.content(), List.of(), item.size(), Set.of(Gap.MESSAGE_BROKEN));
        }
    }

    private static ItemParts parts(Item item, Items items) {
        return new ItemParts() {
            @Override
            public Optional<Body> body() {
                return items.body(item.id());
            }

            @Override
            public Optional<Octets> source() {
                return item.hasSource()
                        ? items.source(item.id()).map(Octets::atHand)
                        : Optional.empty();
            }

            @Override
            public Optional<Octets> attachment(int number) {
                return items.attachment(item.id(), number);
            }
        };
    }
}
