package entente.item;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The order of values of one type: numbers by size, times by time, texts without regard to case.
public final class ValueOrder {
    /// For sorting items: those without a value first, values of different types by their types.
    public static final Comparator<Optional<PropertyValue>> ABSENT_FIRST =
            (one, other) ->
                    one.isPresent() && other.isPresent()
                            ? compare(one.get(), other.get())
                            : Boolean.compare(one.isPresent(), other.isPresent());

    private static final int LONGEST_SORTED = 128;

    private ValueOrder() {}

    /// As much of a value as many items are sorted by: of a text 128 characters, of bytes 128, and of a list its first value.
    public static PropertyValue beginning(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text(var text) when text.length() > LONGEST_SORTED ->
                    new PropertyValue.Text(text.substring(0, LONGEST_SORTED));
            case PropertyValue.Binary(var hex) when hex.length() > 2 * LONGEST_SORTED ->
                    new PropertyValue.Binary(hex.substring(0, 2 * LONGEST_SORTED));
            case PropertyValue.Many(var type, var values) ->
                    new PropertyValue.Many(
                            type, values.stream().limit(1).map(ValueOrder::beginning).toList());
            default -> value;
        };
    }

    /// Whether two values can be told apart by order: both are single, or lists, of one type.
    static boolean comparable(PropertyValue one, PropertyValue other) {
        return one.type() == other.type() && one.isMany() == other.isMany();
    }

    static int compare(PropertyValue one, PropertyValue other) {
        return switch (one) {
            case PropertyValue.Int16(var a) when other instanceof PropertyValue.Int16(var b) ->
                    Short.compare(a, b);
            case PropertyValue.Int32(var a) when other instanceof PropertyValue.Int32(var b) ->
                    Integer.compare(a, b);
            case PropertyValue.Int64(var a) when other instanceof PropertyValue.Int64(var b) ->
                    Long.compare(a, b);
            case PropertyValue.Currency(var a)
                    when other instanceof PropertyValue.Currency(var b) ->
                    Long.compare(a, b);
            case PropertyValue.Real32(var a) when other instanceof PropertyValue.Real32(var b) ->
                    Float.compare(a, b);
            case PropertyValue.Real64(var a) when other instanceof PropertyValue.Real64(var b) ->
                    Double.compare(a, b);
            case PropertyValue.ApplicationTime(var a)
                    when other instanceof PropertyValue.ApplicationTime(var b) ->
                    Double.compare(a, b);
            case PropertyValue.Flag(var a) when other instanceof PropertyValue.Flag(var b) ->
                    Boolean.compare(a, b);
            case PropertyValue.Time(var a) when other instanceof PropertyValue.Time(var b) ->
                    a.compareTo(b);
            case PropertyValue.Text(var a) when other instanceof PropertyValue.Text(var b) ->
                    Texts.folded(a).compareTo(Texts.folded(b));
            case PropertyValue.Binary(var a) when other instanceof PropertyValue.Binary(var b) ->
                    a.compareTo(b);
            case PropertyValue.Guid(var a) when other instanceof PropertyValue.Guid(var b) ->
                    a.compareTo(b);
            case PropertyValue.Many(_, var a)
                    when other instanceof PropertyValue.Many(_, var b) && comparable(one, other) ->
                    compareAll(a, b);
            default -> kind(one) - kind(other);
        };
    }

    private static int compareAll(List<PropertyValue> one, List<PropertyValue> other) {
        for (var i = 0; i < Math.min(one.size(), other.size()); i++) {
            var compared = compare(one.get(i), other.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static int kind(PropertyValue value) {
        return value.type().code() + (value.isMany() ? PropertyType.MANY : 0);
    }
}
