package entente.item;

import java.util.List;
import java.util.Optional;

/// Which items are wanted, by their properties (MS-OXCDATA 2.12). What an item has not matches no comparison.
///
/// Texts are compared without regard to case, as servers of this kind do.
public sealed interface Filter {
    /// How a value compares with what it is compared to.
    enum Relation {
        EQUAL,
        NOT_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL;

        /// Whether it holds between two of which the first is less (below 0), alike (0) or greater.
        public boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case NOT_EQUAL -> comparison != 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
            };
        }
    }

    /// Where in a text another is looked for.
    enum Place {
        WHOLE,
        BEGINNING,
        ANYWHERE,
        BEGINNING_OF_WORDS,
        WORDS
    }

    record All(List<Filter> of) implements Filter {
        public All {
            of = List.copyOf(of);
        }
    }

    record Any(List<Filter> of) implements Filter {
        public Any {
            of = List.copyOf(of);
        }
    }

    record Not(Filter filter) implements Filter {}

    record Exists(PropertyId property) implements Filter {}

    record Compared(PropertyId property, Relation relation, PropertyValue with) implements Filter {}

    /// Two properties of the same item.
    record ComparedTo(PropertyId property, Relation relation, PropertyId with) implements Filter {}

    /// Whether a text, or one of a list of them, holds another; `exact` minds case.
    record Contains(PropertyId property, String text, Place where, boolean exact)
            implements Filter {}

    /// That none of these bits of a number is set.
    record Excludes(PropertyId property, int bits) implements Filter {}

    /// How many comparisons it is.
    default int parts() {
        return switch (this) {
            case All(var of) -> of.stream().mapToInt(Filter::parts).sum();
            case Any(var of) -> of.stream().mapToInt(Filter::parts).sum();
            case Not(var filter) -> filter.parts();
            case Exists _, Compared _, ComparedTo _, Contains _, Excludes _ -> 1;
        };
    }

    default boolean matches(Properties properties) {
        return switch (this) {
            case All(var of) -> of.stream().allMatch(filter -> filter.matches(properties));
            case Any(var of) -> of.stream().anyMatch(filter -> filter.matches(properties));
            case Not(var filter) -> !filter.matches(properties);
            case Exists(var property) -> properties.find(property).isPresent();
            case Compared(var property, var relation, var with) ->
                    holds(properties.find(property), relation, Optional.of(with));
            case ComparedTo(var property, var relation, var with) ->
                    holds(properties.find(property), relation, properties.find(with));
            case Contains contains ->
                    properties
                            .find(contains.property)
                            .filter(value -> Texts.contain(value, contains))
                            .isPresent();
            case Excludes(var property, var bits) ->
                    properties.number(property).filter(number -> (number & bits) == 0).isPresent();
        };
    }

    private static boolean holds(
            Optional<PropertyValue> value, Relation relation, Optional<PropertyValue> with) {
        return value.isPresent()
                && with.isPresent()
                && ValueOrder.comparable(value.get(), with.get())
                && relation.holds(ValueOrder.compare(value.get(), with.get()));
    }
}
