package entente.wire.ews;

import entente.item.Filter;
import entente.item.Filter.Relation;
import entente.item.Known;
import entente.item.PropertyId;
import entente.item.PropertyType;
import entente.item.PropertyValue;
import entente.problem.Code;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What it means, in filters, to search by what an element says. Times that tell no offset are on the clock of `zone`.
record SearchTerms(ZoneContext zone) {
    /// Of a text that others are searched for: what is looked for anywhere costs its length for each character that it is looked for in.
    private static final int LONGEST_TEXT = 1_024;

    /// What always is there exists; what is not there has no value otherwise.
    BatchResult<Filter> exists(HeldAs held) {
        return switch (held) {
            case HeldAs.Bit _ -> done(new Filter.All(List.of()));
            case HeldAs.Apart _, HeldAs.Entries _ -> BatchResult.refused(Code.FILTER_PATH_UNKNOWN);
            case HeldAs.Single _,
                    HeldAs.Percent _,
                    HeldAs.Truth _,
                    HeldAs.Texts _,
                    HeldAs.Choice _,
                    HeldAs.Person _,
                    HeldAs.People _ ->
                    done(any(held, Filter.Exists::new));
        };
    }

    BatchResult<Filter> excludes(HeldAs held, String bits) {
        var id =
                switch (held) {
                    case HeldAs.Single(var single, var type) when type == PropertyType.INTEGER ->
                            Optional.of(single);
                    case HeldAs.Choice choice -> Optional.of(choice.id());
                    default -> Optional.<PropertyId>empty();
                };
        return id.flatMap(number -> mask(bits).map(mask -> new Filter.Excludes(number, mask)))
                .<BatchResult<Filter>>map(SearchTerms::done)
                .orElseGet(() -> BatchResult.refused(Code.FILTER_VALUE_INVALID));
    }

    BatchResult<Filter> contains(HeldAs held, String text, Filter.Place where, boolean exact) {
        if (text.length() > LONGEST_TEXT) {
            return BatchResult.refused(Code.FILTER_TOO_COMPLEX);
        }
        var isText =
                switch (held) {
                    case HeldAs.Single(_, var type) -> type == PropertyType.STRING;
                    case HeldAs.Texts _, HeldAs.Person _, HeldAs.People _ -> true;
                    case HeldAs.Truth _,
                            HeldAs.Choice _,
                            HeldAs.Percent _,
                            HeldAs.Entries _,
                            HeldAs.Bit _,
                            HeldAs.Apart _ ->
                            false;
                };
        return isText
                ? done(any(held, id -> new Filter.Contains(id, text, where, exact)))
                : BatchResult.refused(Code.FILTER_TEXT_EXPECTED);
    }

    BatchResult<Filter> compared(HeldAs held, Relation relation, HeldAs with) {
        var one = ItemFields.sortedBy(held);
        var other = ItemFields.sortedBy(with);
        return one.isEmpty() || other.isEmpty()
                ? BatchResult.refused(Code.FILTER_PATH_UNKNOWN)
                : done(new Filter.ComparedTo(one.get(), relation, other.get()));
    }

    BatchResult<Filter> compared(HeldAs held, Relation relation, String text) {
        var filter =
                switch (held) {
                    case HeldAs.Single(var id, var type) ->
                            ValueXml.read(type, text, zone)
                                    .<Filter>map(value -> new Filter.Compared(id, relation, value));
                    case HeldAs.Choice choice -> comparedChoice(choice, relation, text);
                    case HeldAs.Truth(var id) -> {
                        var isSo = new PropertyValue.Flag(true);
                        yield whether(
                                new Filter.Compared(id, Relation.EQUAL, isSo), relation, text);
                    }
                    case HeldAs.Bit(var bit) -> whether(isSet(bit), relation, text);
                    case HeldAs.Texts(var id) -> comparedTexts(id, relation, text);
                    case HeldAs.Person _, HeldAs.People _ ->
                            Optional.of(comparedPeople(held, relation, text));
                    case HeldAs.Percent(var id) ->
                            ValueXml.share(text)
                                    .map(value -> new Filter.Compared(id, relation, value));
                    case HeldAs.Apart _, HeldAs.Entries _ -> Optional.<Filter>empty();
                };
        return filter.map(SearchTerms::done)
                .orElseGet(() -> BatchResult.refused(Code.FILTER_VALUE_INVALID));
    }

    /// What is not there is what it is by itself.
    private static Optional<Filter> comparedChoice(
            HeldAs.Choice choice, Relation relation, String text) {
        return choice.number(text)
                .map(number -> {
                    var value = new PropertyValue.Int32(number);
                    var compared = new Filter.Compared(choice.id(), relation, value);
                    return relation.holds(Integer.compare(choice.absent(), number))
                            ? new Filter.Any(
                                    List.of(
                                            compared,
                                            new Filter.Not(new Filter.Exists(choice.id()))))
                            : compared;
                });
    }

    /// Flags that are not there have no bit set.
    private static Filter isSet(int bit) {
        return new Filter.All(
                List.of(
                        new Filter.Exists(Known.FLAGS),
                        new Filter.Not(new Filter.Excludes(Known.FLAGS, bit))));
    }

    /// Whether something is so, or is not; there is no more or less of it.
    private static Optional<Filter> whether(Filter isSo, Relation relation, String text) {
        var value = ValueXml.read(PropertyType.BOOLEAN, text, ZoneContext.NONE);
        if (value.isEmpty() || (relation != Relation.EQUAL && relation != Relation.NOT_EQUAL)) {
            return Optional.empty();
        }
        var wanted = value.get().equals(new PropertyValue.Flag(relation == Relation.EQUAL));
        return Optional.of(wanted ? isSo : new Filter.Not(isSo));
    }

    /// A list is what is looked for where one of it is.
    private static Optional<Filter> comparedTexts(PropertyId id, Relation relation, String text) {
        var has = new Filter.Contains(id, text, Filter.Place.WHOLE, false);
        return switch (relation) {
            case EQUAL -> Optional.of(has);
            case NOT_EQUAL -> Optional.of(new Filter.Not(has));
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> Optional.empty();
        };
    }

    /// Somebody is looked for by name or by address.
    private static Filter comparedPeople(HeldAs held, Relation relation, String text) {
        var value = new PropertyValue.Text(text);
        return relation == Relation.NOT_EQUAL
                ? new Filter.Not(any(held, id -> new Filter.Compared(id, Relation.EQUAL, value)))
                : any(held, id -> new Filter.Compared(id, relation, value));
    }

    private static Filter any(HeldAs held, Function<PropertyId, Filter> each) {
        var filters = ids(held).map(each).toList();
        return filters.size() == 1 ? filters.getFirst() : new Filter.Any(filters);
    }

    /// People are looked for by how they are shown.
    private static Stream<PropertyId> ids(HeldAs held) {
        return held instanceof HeldAs.People(_, var shown) ? Stream.of(shown) : held.ids();
    }

    /// Decimal, or hex with 0x before it.
    private static Optional<Integer> mask(String text) {
        try {
            var hex = text.startsWith("0x") || text.startsWith("0X");
            return Optional.of(
                    hex
                            ? Integer.parseUnsignedInt(text.substring(2), 16)
                            : Integer.parseUnsignedInt(text));
        } catch (NumberFormatException noMask) {
            return Optional.empty();
        }
    }

    private static BatchResult<Filter> done(Filter filter) {
        return BatchResult.done(filter);
    }
}
