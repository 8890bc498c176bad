package entente.matching;

import entente.kql.Phrase;
import entente.kql.TextProperty;
import entente.question.Address;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Words in a row as Lucene looks for them.
final class Phrases {
    /// So many words may begin alike that are looked for beside others.
    static final int MOST_BEGINNINGS = 10_000;

    private Phrases() {}

    /// In any text of a field. Signs alone are in none.
    static Query in(String field, Phrase phrase) {
        var words = Words.of(phrase.text());
        if (words.isEmpty()) {
            return new MatchNoDocsQuery("no words");
        }
        if (words.size() == 1) {
            var term = new Term(field, words.getFirst());
            return phrase.beginning() ? new PrefixQuery(term) : new TermQuery(term);
        }
        return phrase.beginning()
                ? new IntervalQuery(field, source(words, true))
                : new PhraseQuery(field, words.toArray(String[]::new));
    }

    static Query near(String field, Phrase one, Phrase other, int between) {
        var first = Words.of(one.text());
        var second = Words.of(other.text());
        return first.isEmpty() || second.isEmpty()
                ? new MatchNoDocsQuery("no words")
                : new IntervalQuery(
                        field,
                        Intervals.maxgaps(
                                between,
                                Intervals.unorderedNoOverlaps(
                                        source(first, one.beginning()),
                                        source(second, other.beginning()))));
    }

    /// In the values of a property: of people, an address is that very one.
    static Query in(TextProperty property, boolean whole, Phrase phrase) {
        var asWhole = asWhole(property, phrase.text());
        if (phrase.beginning()) {
            var beginning = new PrefixQuery(asWhole);
            return whole ? beginning : any(beginning, in(ItemFields.words(property), phrase));
        }
        var address =
                Address.parse(phrase.text())
                        .filter(_ -> arePeople(property))
                        .map(each -> asWhole(property, each.toString()));
        return address.<Query>map(TermQuery::new)
                .orElseGet(() ->
                        whole ? new TermQuery(asWhole) : in(ItemFields.words(property), phrase));
    }

    static Query any(Query... queries) {
        var any = new BooleanQuery.Builder();
        List.of(queries).forEach(query -> any.add(query, BooleanClause.Occur.SHOULD));
        return any.build();
    }

    private static Term asWhole(TextProperty property, String text) {
        return new Term(ItemFields.whole(property), Words.whole(text));
    }

    private static boolean arePeople(TextProperty property) {
        return switch (property) {
            case FROM, TO, CC, BCC, PARTICIPANTS, RECIPIENTS -> true;
            case SUBJECT, CATEGORY, ATTACHMENT -> false;
        };
    }

    private static IntervalsSource source(List<String> words, boolean beginning) {
        var sources = new ArrayList<IntervalsSource>();
        for (var word : words) {
            sources.add(Intervals.term(word));
        }
        if (beginning) {
            sources.set(
                    sources.size() - 1,
                    Intervals.prefix(new BytesRef(words.getLast()), MOST_BEGINNINGS));
        }
        return sources.size() == 1
                ? sources.getFirst()
                : Intervals.phrase(sources.toArray(IntervalsSource[]::new));
    }
}
