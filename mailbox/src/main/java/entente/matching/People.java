package entente.matching;

import entente.item.Addressee;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.PropertyId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The people that an item names, each as a name and an address, either of which may be empty.
final class People {
    record Person(String name, String address) {
        String text() {
            return (name + " " + address).strip();
        }
    }

    private People() {}

    /// Whom it is from, and who sent it for them.
    static List<Person> from(ItemContent content) {
        var people = new ArrayList<Person>();
        for (var ids :
                List.of(
                        List.of(Known.FROM_NAME, Known.FROM_ADDRESS),
                        List.of(Known.SENDER_NAME, Known.SENDER_ADDRESS))) {
            var person = new Person(text(content, ids.getFirst()), text(content, ids.getLast()));
            if (!person.text().isEmpty() && !people.contains(person)) {
                people.add(person);
            }
        }
        return people;
    }

    static List<Person> of(ItemContent content, Addressee.Kind kind) {
        return content.of(kind).stream()
                .map(addressee -> new Person(addressee.name(), addressee.address()))
                .toList();
    }

    /// All of them as texts.
    static List<String> all(ItemContent content) {
        return Stream.concat(
                        from(content).stream(),
                        Stream.of(Addressee.Kind.values())
                                .flatMap(kind -> of(content, kind).stream()))
                .map(Person::text)
                .toList();
    }

    private static String text(ItemContent content, PropertyId id) {
        return content.properties().text(id).orElse("");
    }
}
