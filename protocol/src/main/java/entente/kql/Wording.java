package entente.kql;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes a query so that [Parser] reads the same.
final class Wording {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.@/&'#%+-]*");
    private static final Pattern OPERATOR = Pattern.compile("AND|OR|NOT|NEAR|ONEAR|XRANK");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private Wording() {}

    static String of(Query query) {
        return switch (query) {
            case Query.Said(var phrase) -> phrase(phrase);
            case Query.Near(var one, var other, var between) ->
                    "%s NEAR(%d) %s".formatted(phrase(one), between, phrase(other));
            case Query.OfText(var property, var whole, var phrase) ->
                    property.word() + (whole ? "=" : ":") + phrase(phrase);
            case Query.OfKind(var kind) -> "kind:" + kind.word();
            case Query.OfImportance(var importance) -> "importance:" + importance.word();
            case Query.Dated(var property, var relation, var when) ->
                    property.word() + relation.sign() + quoted(text(when));
            case Query.DatedBetween(var property, var first, var last) ->
                    property.word() + ":" + quoted(text(first) + ".." + text(last));
            case Query.Sized(var relation, var bytes) -> "size" + relation.sign() + bytes;
            case Query.SizedBetween(var least, var most) -> "size:%d..%d".formatted(least, most);
            case Query.And(var parts) -> joined(parts, " AND ");
            case Query.Or(var parts) -> joined(parts, " OR ");
            case Query.Not(var negated) -> "NOT " + inside(negated);
        };
    }

    private static String joined(List<Query> parts, String operator) {
        return parts.stream().map(Wording::inside).collect(Collectors.joining(operator));
    }

    private static String inside(Query query) {
        return query instanceof Query.And || query instanceof Query.Or
                ? "(" + of(query) + ")"
                : of(query);
    }

    private static String phrase(Phrase phrase) {
        var text = phrase.text() + (phrase.beginning() ? "*" : "");
        var isPlain =
                PLAIN.matcher(phrase.text()).matches()
                        && !OPERATOR.matcher(phrase.text()).matches();
        return isPlain ? text : '"' + text + '"';
    }

    private static String text(When when) {
        return switch (when) {
            case When.Day(var date) -> date.toString();
            case When.Second(var at, var offset) ->
                    SECOND.format(at) + offset.map(each -> each.getId()).orElse("");
            case When.Relative(var span) -> span.words();
        };
    }

    private static String quoted(String text) {
        return text.contains(" ") ? '"' + text + '"' : text;
    }
}
