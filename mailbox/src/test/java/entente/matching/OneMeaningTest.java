package entente.matching;

import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/// A query means the same items whether an index is asked, or each item by itself.
class OneMeaningTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final List<String> WORDS =
            List.of(
                    "budget",
                    "sales",
                    "report",
                    "Grüße",
                    "会議",
                    "e-mail",
                    "ann@fabrikam.test",
                    "it's",
                    "3.5");
    private static final List<String> CONDITIONS =
            List.of(
                    "%s",
                    "%s*",
                    "\"%s %s\"",
                    "\"%s %s*\"",
                    "%s NEAR(%d) %s",
                    "%s* NEAR %s",
                    "subject:%s",
                    "subject=%s*",
                    "subject=%s",
                    "from:%s",
                    "to=%s",
                    "participants:%s",
                    "recipients:(%s OR %s)",
                    "received:yesterday",
                    "received>2026-03-0%d",
                    "size<%d00",
                    "size:%d..300",
                    "importance:high",
                    "kind:email",
                    "kind:tasks");

    @Test
    void anIndexAndASingleItemAgree() throws IOException {
        var random = new Random(7);
        var items = IntStream.range(0, 60).mapToObj(_ -> item(random)).toList();
        try (var directory = new ByteBuffersDirectory()) {
            write(items, directory);
            try (var reader = DirectoryReader.open(directory)) {
                var found = 0;
                for (var i = 0; i < 400; i++) {
                    var text = query(random, 3);
                    var meaning = Meaning.of(MeaningTest.query(text), ZoneOffset.UTC, NOW);

                    var byIndex = found(reader, meaning);

                    var oneByOne =
                            IntStream.range(0, items.size())
                                    .filter(each -> meaning.means(items.get(each)))
                                    .mapToObj(Integer::toString)
                                    .collect(Collectors.toSet());
                    assertThat(byIndex).as(text).isEqualTo(oneByOne);
                    found += byIndex.size();
                }
                assertThat(found).isBetween(1_000, 23_000);
            }
        }
    }

    private static void write(List<SearchedItem> items, ByteBuffersDirectory directory)
            throws IOException {
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(Words.ANALYZER))) {
            for (var i = 0; i < items.size(); i++) {
                var document = new Document();
                document.add(new StringField("id", Integer.toString(i), Field.Store.YES));
                ItemFields.of(items.get(i)).forEach(document::add);
                writer.addDocument(document);
                if (i % 20 == 0) {
                    writer.commit();
                }
            }
        }
    }

    private static Set<String> found(DirectoryReader reader, Meaning meaning) throws IOException {
        var searcher = new IndexSearcher(reader);
        var found = new HashSet<String>();
        for (var hit : searcher.search(meaning.lucene(), 1_000).scoreDocs) {
            found.add(searcher.storedFields().document(hit.doc).get("id"));
        }
        return found;
    }

    private static SearchedItem item(Random random) {
        var properties =
                Properties.NONE
                        .with(Known.SUBJECT, words(random, 4))
                        .with(Known.FROM_NAME, words(random, 2))
                        .with(Known.FROM_ADDRESS, address(random))
                        .with(Known.ITEM_CLASS, random.nextBoolean() ? "IPM.Note" : "IPM.Task")
                        .with(Known.IMPORTANCE, random.nextInt(3))
                        .with(Known.RECEIVED, NOW.minusSeconds(random.nextInt(400_000)));
        var to = new ArrayList<Addressee>();
        for (var kind : Addressee.Kind.values()) {
            if (random.nextBoolean()) {
                to.add(new Addressee(kind, words(random, 2), address(random)));
            }
        }
        var texts = IntStream.range(0, random.nextInt(3)).mapToObj(_ -> words(random, 30)).toList();
        return new SearchedItem(
                new ItemContent(properties, to, List.of()), texts, random.nextInt(1_000), Set.of());
    }

    private static String address(Random random) {
        return random.nextBoolean() ? "ann@fabrikam.test" : "bob@contoso.test";
    }

    private static String words(Random random, int most) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(_ -> word(random))
                .collect(Collectors.joining(" "));
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static String query(Random random, int deepest) {
        if (deepest == 0 || random.nextBoolean()) {
            var text = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
            while (text.contains("%s")) {
                text = text.replaceFirst("%s", word(random));
            }
            return text.replace("%d", Integer.toString(1 + random.nextInt(3)));
        }
        var one = query(random, deepest - 1);
        return switch (random.nextInt(3)) {
            case 0 -> "NOT (%s)".formatted(one);
            case 1 -> "(%s) AND (%s)".formatted(one, query(random, deepest - 1));
            default -> "(%s) OR (%s)".formatted(one, query(random, deepest - 1));
        };
    }
}
