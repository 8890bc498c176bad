package entente.matching;

import entente.kql.DateProperty;
import entente.kql.Query;
import entente.kql.Relation;
import entente.kql.TextProperty;
import entente.question.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.TermQuery;

/// Which items a query means, of somebody in a zone who asks at one moment.
public final class Meaning {
    /// More than a query can come to: it is bounded by its length.
    private static final int MOST_CLAUSES = 1 << 16;

    static {
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
    }

    private final ZoneId zone;
    private final Instant now;
    private final org.apache.lucene.search.Query lucene;

    private Meaning(Query query, ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
        this.lucene = new ConstantScoreQuery(lucene(query));
    }

    public static Meaning of(Query query, ZoneId zone, Instant now) {
        return new Meaning(query, zone, now);
    }

    /// Whether it means this item ([AskedItem]).
    public boolean means(SearchedItem item) {
        return AskedItem.of(item).isMeantBy(this);
    }

    /// As an index is asked that holds [ItemFields].
    ///
    /// Lucene throws [IllegalStateException] where too many words of the index begin as one beside others does.
    public org.apache.lucene.search.Query lucene() {
        return lucene;
    }

    private org.apache.lucene.search.Query lucene(Query query) {
        return switch (query) {
            case Query.Said(var phrase) -> Phrases.in(ItemFields.ALL, phrase);
            case Query.Near(var one, var other, var between) ->
                    Phrases.near(ItemFields.ALL, one, other, between);
            case Query.OfText text -> ofText(text);
            case Query.OfKind(var kind) -> value(ItemFields.KIND, kind.name());
            case Query.OfImportance(var level) -> value(ItemFields.IMPORTANCE, level.name());
            case Query.Dated(var property, var relation, var when) ->
                    dated(property, relation, when.in(zone, now));
            case Query.DatedBetween(var property, var first, var last) ->
                    range(
                            name(property),
                            first.in(zone, now).start().toEpochMilli(),
                            last.in(zone, now).end().toEpochMilli() - 1);
            case Query.Sized(var relation, var bytes) -> sized(relation, bytes);
            case Query.SizedBetween(var least, var most) -> range(ItemFields.SIZE, least, most);
            case Query.And(var parts) -> joined(parts, Occur.FILTER);
            case Query.Or(var parts) -> joined(parts, Occur.SHOULD);
            case Query.Not(var negated) ->
                    new BooleanQuery.Builder()
                            .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                            .add(lucene(negated), Occur.MUST_NOT)
                            .build();
        };
    }

    private static org.apache.lucene.search.Query ofText(Query.OfText text) {
        var properties =
                switch (text.property()) {
                    case RECIPIENTS -> List.of(TextProperty.TO, TextProperty.CC, TextProperty.BCC);
                    case PARTICIPANTS ->
                            List.of(
                                    TextProperty.FROM,
                                    TextProperty.TO,
                                    TextProperty.CC,
                                    TextProperty.BCC);
                    case ATTACHMENT, BCC, CATEGORY, CC, FROM, SUBJECT, TO ->
                            List.of(text.property());
                };
        return Phrases.any(
                properties.stream()
                        .map(each -> Phrases.in(each, text.whole(), text.phrase()))
                        .toArray(org.apache.lucene.search.Query[]::new));
    }

    private static org.apache.lucene.search.Query dated(
            DateProperty property, Relation relation, Window window) {
        var start = window.start().toEpochMilli();
        var end = window.end().toEpochMilli();
        var field = name(property);
        return switch (relation) {
            case IS -> range(field, start, end - 1);
            case LESS -> range(field, Long.MIN_VALUE, start - 1);
            case AT_MOST -> range(field, Long.MIN_VALUE, end - 1);
            case MORE -> range(field, end, Long.MAX_VALUE);
            case AT_LEAST -> range(field, start, Long.MAX_VALUE);
        };
    }

    private static org.apache.lucene.search.Query sized(Relation relation, long bytes) {
        return switch (relation) {
            case IS -> range(ItemFields.SIZE, bytes, bytes);
            case LESS -> range(ItemFields.SIZE, Long.MIN_VALUE, bytes - 1);
            case AT_MOST -> range(ItemFields.SIZE, Long.MIN_VALUE, bytes);
            case MORE -> range(ItemFields.SIZE, bytes + 1, Long.MAX_VALUE);
            case AT_LEAST -> range(ItemFields.SIZE, bytes, Long.MAX_VALUE);
        };
    }

    /// Both ends belong to it; where it ends before it begins it holds nothing.
    private static org.apache.lucene.search.Query range(String field, long least, long most) {
        return least > most
                ? new MatchNoDocsQuery("a range of nothing")
                : LongPoint.newRangeQuery(field, least, most);
    }

    private org.apache.lucene.search.Query joined(List<Query> parts, Occur occur) {
        var joined = new BooleanQuery.Builder();
        parts.forEach(part -> joined.add(lucene(part), occur));
        return joined.build();
    }

    private static org.apache.lucene.search.Query value(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    private static String name(DateProperty property) {
        return property.name().toLowerCase(Locale.ROOT);
    }
}
