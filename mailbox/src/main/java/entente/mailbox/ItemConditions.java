package entente.mailbox;

import entente.item.Filter;
import entente.item.Filter.Relation;
import entente.item.Known;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What of a filter the file itself can tell by an index, as what follows `WHERE …`. `isWhole` says that this is all of the filter; otherwise each item that is found
/// has still to be looked at.
record ItemConditions(String index, String sql, List<Object> values, boolean isWhole) {
    private static final String BY_RECEIVED = "item_received";

    /// By which index items are found that have a value like one, those of which there are fewest first.
    private static final Map<PropertyId, String> INDEXES =
            Map.of(
                    Known.MESSAGE_ID, "item_message_id",
                    Known.CLIENT_NAME, "item_client_name",
                    Known.ARTICLE_NUMBER, "item_came",
                    Known.RECEIVED, BY_RECEIVED);

    private static final List<PropertyId> FEWEST_FIRST =
            List.of(Known.MESSAGE_ID, Known.CLIENT_NAME, Known.ARTICLE_NUMBER, Known.RECEIVED);

    ItemConditions {
        values = List.copyOf(values);
    }

    static ItemConditions of(Optional<Filter> filter) {
        var told = new ArrayList<Condition>();
        var all = filter.map(ItemConditions::parts).orElse(List.of());
        all.forEach(part -> condition(part).ifPresent(told::add));
        var index =
                FEWEST_FIRST.stream()
                        .filter(property ->
                                told.stream().anyMatch(each -> each.property.equals(property)))
                        .map(property -> INDEXES.getOrDefault(property, BY_RECEIVED))
                        .findFirst()
                        .orElse(BY_RECEIVED);
        var sql = new StringBuilder();
        told.forEach(each -> sql.append(" AND ").append(each.sql));
        return new ItemConditions(
                index,
                sql.toString(),
                told.stream().map(Condition::value).toList(),
                told.size() == all.size());
    }

    boolean isNone() {
        return isWhole && values.isEmpty();
    }

    private record Condition(PropertyId property, String sql, Object value) {}

    private static List<Filter> parts(Filter filter) {
        return filter instanceof Filter.All(var of)
                ? of.stream().flatMap(each -> parts(each).stream()).toList()
                : List.of(filter);
    }

    private static Optional<Condition> condition(Filter filter) {
        if (!(filter instanceof Filter.Compared(var property, var relation, var with))) {
            return Optional.empty();
        }
        return switch (with) {
            case PropertyValue.Time(var time) when property.equals(Known.RECEIVED) ->
                    Optional.of(
                            new Condition(
                                    property,
                                    "received_millis " + operator(relation) + " ?",
                                    time.toEpochMilli()));
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
