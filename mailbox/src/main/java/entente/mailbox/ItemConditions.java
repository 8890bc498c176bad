package entente.mailbox;

import entente.item.Filter;
import entente.item.Filter.Relation;
import entente.item.Known;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What of a filter the file itself can tell by an index. `isWhole` says that this is all of the filter; otherwise each item that is found has still to be looked at.
record ItemConditions(List<Condition> told, boolean isWhole) {
    private static final String BY_RECEIVED = "item_received";

    /// By which index items are found that have a value like one.
    private static final Map<PropertyId, String> INDEXES =
            Map.of(
                    Known.MESSAGE_ID, "item_message_id",
                    Known.CLIENT_NAME, "item_client_name",
                    Known.ARTICLE_NUMBER, "item_came");

    private static final List<PropertyId> FEWEST_FIRST =
            List.of(Known.MESSAGE_ID, Known.CLIENT_NAME, Known.ARTICLE_NUMBER);

    private static final String UNREAD = "read = 0";

    /// One comparison. `span` is when those were received that it means, where it compares that and means a time without a gap.
    record Condition(
            PropertyId property, String sql, Optional<Object> value, Optional<ReceivedSpan> span) {
        private Condition(PropertyId property, String sql, Object value) {
            this(property, sql, Optional.of(value), Optional.empty());
        }
    }

    ItemConditions {
        told = List.copyOf(told);
    }

    static ItemConditions of(Optional<Filter> filter) {
        var all = filter.map(ItemConditions::parts).orElse(List.of());
        var told = all.stream().flatMap(part -> condition(part).stream()).toList();
        return new ItemConditions(told, told.size() == all.size());
    }

    boolean isNone() {
        return isWhole && told.isEmpty();
    }

    /// Whether those are meant that are unread, and nothing else is asked.
    boolean isUnread() {
        return isWhole
                && !told.isEmpty()
                && told.stream().allMatch(each -> each.sql.equals(UNREAD));
    }

    /// When those were received that are meant, where nothing else is asked.
    Optional<ReceivedSpan> span() {
        return isWhole && told.stream().allMatch(each -> each.span.isPresent())
                ? Optional.of(
                        told.stream()
                                .flatMap(each -> each.span.stream())
                                .reduce(ReceivedSpan.ALL, ReceivedSpan::and))
                : Optional.empty();
    }

    /// By which index those are found of which there are fewest.
    String index() {
        return FEWEST_FIRST.stream()
                .filter(property -> told.stream().anyMatch(each -> each.property.equals(property)))
                .findFirst()
                .flatMap(property -> Optional.ofNullable(INDEXES.get(property)))
                .orElse(
                        told.stream().anyMatch(each -> each.sql.equals(UNREAD))
                                ? "item_unread"
                                : BY_RECEIVED);
    }

    /// What follows `WHERE …`.
    String sql() {
        var sql = new StringBuilder();
        told.forEach(each -> sql.append(" AND ").append(each.sql));
        return sql.toString();
    }

    /// What stands in its places.
    Stream<Object> values() {
        return told.stream().flatMap(each -> each.value.stream());
    }

    private static List<Filter> parts(Filter filter) {
        return switch (filter) {
            case Filter.All(var of) -> of.stream().flatMap(each -> parts(each).stream()).toList();
            // Each item has some.
            case Filter.Exists(var property) when property.equals(Known.FLAGS) -> List.of();
            default -> List.of(filter);
        };
    }

    private static Optional<Condition> condition(Filter filter) {
        return filter instanceof Filter.Compared(var property, var relation, var with)
                ? compared(property, relation, with)
                : isRead(filter)
                        .map(read ->
                                new Condition(
                                        Known.FLAGS,
                                        read ? "read = 1" : UNREAD,
                                        Optional.empty(),
                                        Optional.empty()));
    }

    private static Optional<Condition> compared(
            PropertyId property, Relation relation, PropertyValue with) {
        return switch (with) {
            case PropertyValue.Time(var time) when property.equals(Known.RECEIVED) ->
                    Optional.of(received(relation, time.toEpochMilli()));
            case PropertyValue.Int32(var number) when property.equals(Known.ARTICLE_NUMBER) ->
                    Optional.of(
                            new Condition(property, "came " + operator(relation) + " ?", number));
            case PropertyValue.Text(var text)
                    when property.equals(Known.MESSAGE_ID) && relation == Relation.EQUAL ->
                    Optional.of(
                            new Condition(property, "message_id = ?", KeptContent.sought(text)));
            case PropertyValue.Text(var text)
                    when property.equals(Known.CLIENT_NAME) && relation == Relation.EQUAL ->
                    Optional.of(
                            new Condition(property, "client_name = ?", KeptContent.sought(text)));
            default -> Optional.empty();
        };
    }

    private static Condition received(Relation relation, long millis) {
        var all = ReceivedSpan.ALL;
        var span =
                switch (relation) {
                    case EQUAL -> Optional.of(new ReceivedSpan(millis, millis + 1));
                    case NOT_EQUAL -> Optional.<ReceivedSpan>empty();
                    case GREATER -> Optional.of(new ReceivedSpan(millis + 1, all.until()));
                    case GREATER_OR_EQUAL -> Optional.of(new ReceivedSpan(millis, all.until()));
                    case LESS -> Optional.of(new ReceivedSpan(all.from(), millis));
                    case LESS_OR_EQUAL -> Optional.of(new ReceivedSpan(all.from(), millis + 1));
                };
        return new Condition(
                Known.RECEIVED,
                "received_millis " + operator(relation) + " ?",
                Optional.of(millis),
                span);
    }

    /// Whether it means those that are read, or those that are not; empty where it means something else.
    private static Optional<Boolean> isRead(Filter filter) {
        return switch (filter) {
            case Filter.Excludes(var property, var bits)
                    when property.equals(Known.FLAGS) && bits == Known.FLAG_READ ->
                    Optional.of(false);
            case Filter.Not(var not) -> {
                var parts = parts(not);
                yield parts.size() == 1
                        ? isRead(parts.getFirst()).map(read -> !read)
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static String operator(Relation relation) {
        return switch (relation) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
        };
    }
}
