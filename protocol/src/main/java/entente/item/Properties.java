package entente.item;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The properties of an item, by id. Immutable, in the order of the ids; a property that is not there has no value.
public final class Properties {
    public static final Properties NONE = new Properties(new TreeMap<>());

    private final SortedMap<PropertyId, PropertyValue> values;

    private Properties(SortedMap<PropertyId, PropertyValue> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    public static Properties of(Map<PropertyId, PropertyValue> values) {
        return new Properties(new TreeMap<>(values));
    }

    public SortedMap<PropertyId, PropertyValue> all() {
        return values;
    }

    public Optional<PropertyValue> find(PropertyId id) {
        return Optional.ofNullable(values.get(id));
    }

    /// Its text; empty also where its value is of another type, as for all that follow.
    public Optional<String> text(PropertyId id) {
        return values.get(id) instanceof PropertyValue.Text(var value)
                ? Optional.of(value)
                : Optional.empty();
    }

    public Optional<Instant> time(PropertyId id) {
        return values.get(id) instanceof PropertyValue.Time(var value)
                ? Optional.of(value)
                : Optional.empty();
    }

    public Optional<Integer> number(PropertyId id) {
        return values.get(id) instanceof PropertyValue.Int32(var value)
                ? Optional.of(value)
                : Optional.empty();
    }

    public Optional<Boolean> flag(PropertyId id) {
        return values.get(id) instanceof PropertyValue.Flag(var value)
                ? Optional.of(value)
                : Optional.empty();
    }

    /// The texts of a list of them; none where it is not there.
    public List<String> texts(PropertyId id) {
        return values.get(id) instanceof PropertyValue.Many(var type, var many)
                        && type == PropertyType.STRING
                ? many.stream().map(value -> ((PropertyValue.Text) value).value()).toList()
                : List.of();
    }

    /// Whether a bit of a number is set; a property that is not there has none.
    public boolean has(PropertyId id, int bit) {
        return (number(id).orElse(0) & bit) != 0;
    }

    public Properties with(PropertyId id, PropertyValue value) {
        var next = new TreeMap<>(values);
        next.put(id, value);
        return new Properties(next);
    }

    public Properties with(PropertyId id, String text) {
        return with(id, new PropertyValue.Text(text));
    }

    public Properties with(PropertyId id, Instant time) {
        return with(id, new PropertyValue.Time(time));
    }

    public Properties with(PropertyId id, int number) {
        return with(id, new PropertyValue.Int32(number));
    }

    public Properties with(PropertyId id, boolean flag) {
        return with(id, new PropertyValue.Flag(flag));
    }

    /// These, with all of `others` in the place of those of their ids or added.
    public Properties and(Properties others) {
        var next = new TreeMap<>(values);
        next.putAll(others.values);
        return new Properties(next);
    }

    public Properties without(PropertyId id) {
        var next = new TreeMap<>(values);
        next.remove(id);
        return new Properties(next);
    }

    /// These, with one bit of a number set or not.
    public Properties with(PropertyId id, int bit, boolean set) {
        var before = number(id).orElse(0);
        return with(id, set ? before | bit : before & ~bit);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Properties properties && values.equals(properties.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
