package entente.index;

import entente.index.Findings.Tally;
import entente.mailbox.FolderId;
import entente.matching.Gap;
import entente.question.Address;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/// Counts what is found, and keeps the first so many of it that come after one. Of what else is found nothing stays in memory.
final class HitCollector extends SimpleCollector {
    private static final Comparator<Hit> ORDER = Comparator.comparing(Hit::mark, Hit.Mark.ORDER);

    private final Predicate<FolderId> folders;
    private final int most;
    private final Optional<Hit.Mark> after;
    private final Map<Address, Tally> tallies = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();
    private final PriorityQueue<Hit> first = new PriorityQueue<>(ORDER.reversed());
    private boolean more;
    private @Nullable Leaf leaf;

    HitCollector(Predicate<FolderId> folders, int most, Optional<Hit.Mark> after) {
        this.folders = folders;
        this.most = most;
        this.after = after;
    }

    Findings findings() {
        return new Findings(tallies, first.stream().sorted(ORDER).toList(), more);
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        leaf = Leaf.of(context);
    }

    @Override
    public void collect(int doc) throws IOException {
        if (leaf == null) {
            throw new IllegalStateException("nothing is collected before there is anything");
        }
        var folder = leaf.text(leaf.folders(), doc);
        if (!known.computeIfAbsent(folder, this::isInScope)) {
            return;
        }
        var hit = leaf.hit(doc, folder);
        tallies.merge(hit.mailbox(), new Tally(1, leaf.number(leaf.bytes(), doc)), Tally::and);
        if (after.isEmpty() || Hit.Mark.ORDER.compare(after.get(), hit.mark()) < 0) {
            keep(hit);
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    private boolean isInScope(String folder) {
        return FolderId.parse(folder).filter(folders).isPresent();
    }

    private void keep(Hit hit) {
        first.add(hit);
        if (first.size() > most) {
            first.remove();
            more = true;
        }
    }

    /// The values of the documents of a part of the index, which are asked for in their order.
    private record Leaf(
            SortedDocValues mailboxes,
            SortedDocValues folders,
            BinaryDocValues keys,
            NumericDocValues order,
            NumericDocValues bytes,
            SortedSetDocValues gaps) {
        static Leaf of(LeafReaderContext context) throws IOException {
            var reader = context.reader();
            return new Leaf(
                    DocValues.getSorted(reader, IndexedItem.MAILBOX),
                    DocValues.getSorted(reader, IndexedItem.FOLDER),
                    DocValues.getBinary(reader, IndexedItem.KEY),
                    DocValues.getNumeric(reader, IndexedItem.ORDER),
                    DocValues.getNumeric(reader, IndexedItem.BYTES),
                    DocValues.getSortedSet(reader, IndexedItem.GAP));
        }

        Hit hit(int doc, String folder) throws IOException {
            require(keys.advanceExact(doc));
            var mark =
                    new Hit.Mark(
                            Instant.ofEpochMilli(number(order, doc)),
                            Address.of(text(mailboxes, doc)),
                            keys.binaryValue().utf8ToString());
            return new Hit(mark, FolderId.parse(folder).orElseThrow(), gaps(doc));
        }

        String text(SortedDocValues values, int doc) throws IOException {
            require(values.advanceExact(doc));
            return values.lookupOrd(values.ordValue()).utf8ToString();
        }

        long number(NumericDocValues values, int doc) throws IOException {
            require(values.advanceExact(doc));
            return values.longValue();
        }

        private Set<Gap> gaps(int doc) throws IOException {
            var found = EnumSet.noneOf(Gap.class);
            if (gaps.advanceExact(doc)) {
                for (var i = 0; i < gaps.docValueCount(); i++) {
                    var word = gaps.lookupOrd(gaps.nextOrd()).utf8ToString();
                    for (var gap : Gap.values()) {
                        if (gap.word().equals(word)) {
                            found.add(gap);
                        }
                    }
                }
            }
            return found;
        }

        private static void require(boolean there) throws IOException {
            if (!there) {
                throw new IOException("an item of the index lacks what each has");
            }
        }
    }
}
