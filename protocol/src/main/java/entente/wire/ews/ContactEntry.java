package entente.wire.ews;

import entente.item.PropertyId;
import java.util.List;
import java.util.stream.Stream;

/// One of several values of a kind that a contact has, and how a request names it (`DictionaryURIType`): by a path such as `contacts:PhoneNumber`, and a key such as
/// `HomePhone`. `id` is the property that holds it, a text, and `beside` are those that say more of the same value.
record ContactEntry(String uri, String key, PropertyId id, List<PropertyId> beside) {
    ContactEntry {
        beside = List.copyOf(beside);
    }

    /// Of a postal address, the element of that part, such as `City`.
    String part() {
        return uri.substring(uri.lastIndexOf(':') + 1);
    }

    Stream<PropertyId> ids() {
        return Stream.concat(Stream.of(id), beside.stream());
    }

    ItemPath.Indexed path() {
        return new ItemPath.Indexed(uri, key);
    }
}
