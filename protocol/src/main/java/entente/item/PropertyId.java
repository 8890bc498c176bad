package entente.item;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Which property of an item: by its tag, or by a number or a name within a set of properties (MS-OXCDATA 2.6, MS-OXPROPS 1.3).
///
/// The same property has one id, however a request spells it. Ids have an order, so that items are always written alike.
public sealed interface PropertyId extends Comparable<PropertyId> {
    /// A property that every store knows by the same number (PidTag…), 0x0001 to 0xFFFF.
    record Tag(int tag) implements PropertyId {
        public Tag {
            if (tag < 1 || tag > 0xffff) {
                throw new IllegalArgumentException("a tag has sixteen bits and is not 0: " + tag);
            }
        }
    }

    /// A property that is numbered within its set (PidLid…).
    record Numbered(UUID set, int number) implements PropertyId {}

    /// A property that is named within its set (PidName…). Names in the set of Internet headers have no case.
    record Named(UUID set, String name) implements PropertyId {
        public static final int LONGEST = 255;

        public Named {
            if (name.isEmpty() || name.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "a property's name has 1 to %d characters".formatted(LONGEST));
            }
            name = set.equals(PropertySet.INTERNET_HEADERS) ? name.toLowerCase(Locale.ROOT) : name;
        }
    }

    /// As it is kept and read again: `0037`, `GUID:8233` or `GUID/name`.
    default String text() {
        return switch (this) {
            case Tag(var tag) -> "%04x".formatted(tag);
            case Numbered(var set, var number) -> "%s:%x".formatted(set, number);
            case Named(var set, var name) -> "%s/%s".formatted(set, name);
        };
    }

    /// Reads what [#text] gave; empty when it is none.
    static Optional<PropertyId> parse(String text) {
        try {
            if (text.length() <= 4) {
                return Optional.of(new Tag(Integer.parseInt(text, 16)));
            }
            var set = UUID.fromString(text.substring(0, 36));
            var rest = text.substring(37);
            return switch (text.charAt(36)) {
                case ':' -> Optional.of(new Numbered(set, Integer.parseUnsignedInt(rest, 16)));
                case '/' -> Optional.of(new Named(set, rest));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /// Tags first, then what is numbered, then what is named; within each by set, and by number or name.
    @Override
    default int compareTo(PropertyId other) {
        if (this instanceof Tag(var one) && other instanceof Tag(var another)) {
            return Integer.compare(one, another);
        }
        if (this instanceof Numbered(var one, var number)
                && other instanceof Numbered(var another, var with)) {
            var sets = one.compareTo(another);
            return sets == 0 ? Integer.compareUnsigned(number, with) : sets;
        }
        if (this instanceof Named(var one, var name)
                && other instanceof Named(var another, var with)) {
            var sets = one.compareTo(another);
            return sets == 0 ? name.compareTo(with) : sets;
        }
        return Integer.compare(kind(), other.kind());
    }

    private int kind() {
        return switch (this) {
            case Tag _ -> 0;
            case Numbered _ -> 1;
            case Named _ -> 2;
        };
    }
}
