package entente.wire.ews;

import entente.item.Addressee;
import entente.item.FileAs;
import entente.item.PropertyId;
import entente.item.PropertyType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where an item holds what one of its elements says.
sealed interface HeldAs {
    /// A property with a single value.
    record Single(PropertyId id, PropertyType type) implements HeldAs {}

    /// Whether something is so. What is not there is not.
    record Truth(PropertyId id) implements HeldAs {}

    /// A property that is a list of texts.
    record Texts(PropertyId id) implements HeldAs {}

    /// A number that has a name: `numbers` are those of `names`, in their order. What is not there, or has no name, is `absent`.
    record Choice(PropertyId id, List<String> names, List<Integer> numbers, int absent)
            implements HeldAs {
        public Choice {
            names = List.copyOf(names);
            numbers = List.copyOf(numbers);
        }

        /// The first one is 0, and those after it are counted on.
        public Choice(PropertyId id, List<String> names, int absent) {
            this(id, names, IntStream.range(0, names.size()).boxed().toList(), absent);
        }

        Optional<Integer> number(String name) {
            var at = names.indexOf(name);
            return at < 0 ? Optional.empty() : Optional.of(numbers.get(at));
        }

        String name(int number) {
            var at = numbers.indexOf(number);
            return names.get(at < 0 ? numbers.indexOf(absent) : at);
        }
    }

    /// A share from 0 to 1, told in percent. What is not there is nothing.
    record Percent(PropertyId id) implements HeldAs {}

    /// Several properties, each under a key.
    record Entries(ContactEntries all) implements HeldAs {}

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
            case Choice choice -> Stream.of(choice.id());
            case Percent(var id) -> Stream.of(id);
            case Entries(var entries) -> entries.all().stream().flatMap(ContactEntry::ids);
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

    static HeldAs texts(PropertyId id) {
        return new Texts(id);
    }

    static HeldAs bytes(PropertyId id) {
        return new Single(id, PropertyType.BINARY);
    }

    static HeldAs flag(PropertyId id) {
        return new Truth(id);
    }

    static HeldAs entries(ContactEntries all) {
        return new Entries(all);
    }

    static HeldAs fileAs(PropertyId id) {
        return new Choice(
                id,
                Arrays.stream(FileAs.values()).map(FileAs::wireName).toList(),
                Arrays.stream(FileAs.values()).map(FileAs::number).toList(),
                FileAs.NONE.number());
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
