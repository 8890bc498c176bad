package entente.wire.ews;

import entente.item.Addressee;
import entente.item.PropertyId;
import entente.item.PropertyType;
import java.util.List;
import java.util.stream.Stream;

/// Where an item holds what one of its elements says.
sealed interface HeldAs {
    /// A property with a single value.
    record Single(PropertyId id, PropertyType type) implements HeldAs {}

    /// Whether something is so. What is not there is not.
    record Truth(PropertyId id) implements HeldAs {}

    /// A property that is a list of texts.
    record Texts(PropertyId id) implements HeldAs {}

    /// A number that has a name, the first one being that of 0. What is not there is `absent`.
    record Choice(PropertyId id, List<String> names, int absent) implements HeldAs {}

    /// A bit of [entente.item.Known#FLAGS]. What is not there is not set.
    record Bit(int bit) implements HeldAs {}

    /// Somebody, by two properties.
    record Person(PropertyId name, PropertyId address) implements HeldAs {}

    /// Those in a line of the header; `shown` is the property that tells of them for people.
    record People(Addressee.Kind kind, PropertyId shown) implements HeldAs {}

    /// Not by a property: the writer and the reader of the element know.
    record Apart() implements HeldAs {}

    /// The properties that hold it; of people in a line of the header, who have none, there are none, nor of what is held in another way.
    default Stream<PropertyId> ids() {
        return switch (this) {
            case Single(var id, _) -> Stream.of(id);
            case Truth(var id) -> Stream.of(id);
            case Texts(var id) -> Stream.of(id);
            case Choice(var id, _, _) -> Stream.of(id);
            case Person(var name, var address) -> Stream.of(name, address);
            case Bit _, People _, Apart _ -> Stream.empty();
        };
    }

    static HeldAs apart() {
        return new Apart();
    }

    static HeldAs text(PropertyId id) {
        return new Single(id, PropertyType.STRING);
    }

    static HeldAs time(PropertyId id) {
        return new Single(id, PropertyType.SYSTEM_TIME);
    }

    static HeldAs number(PropertyId id) {
        return new Single(id, PropertyType.INTEGER);
    }

    static HeldAs bytes(PropertyId id) {
        return new Single(id, PropertyType.BINARY);
    }

    static HeldAs flag(PropertyId id) {
        return new Truth(id);
    }

    /// What is not there is the first.
    static HeldAs choice(PropertyId id, List<String> names) {
        return new Choice(id, names, 0);
    }

    static HeldAs person(PropertyId name, PropertyId address) {
        return new Person(name, address);
    }

    static HeldAs people(Addressee.Kind kind, PropertyId shown) {
        return new People(kind, shown);
    }
}
