package entente.item;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// A property's value, of one type.
public sealed interface PropertyValue {
    record Int16(short value) implements PropertyValue {}

    record Int32(int value) implements PropertyValue {}

    record Real32(float value) implements PropertyValue {}

    record Real64(double value) implements PropertyValue {}

    /// In ten-thousandths.
    record Currency(long tenThousandths) implements PropertyValue {}

    /// In days since 30 December 1899, on nobody's clock.
    record ApplicationTime(double days) implements PropertyValue {}

    record Flag(boolean value) implements PropertyValue {}

    record Int64(long value) implements PropertyValue {}

    record Text(String value) implements PropertyValue {}

    /// To the millisecond.
    record Time(Instant value) implements PropertyValue {
        public Time {
            value = value.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    record Guid(UUID value) implements PropertyValue {}

    /// Bytes, as upper-case hex, so that equal ones are equal.
    record Binary(String hex) implements PropertyValue {
        public static Binary of(byte[] bytes) {
            return new Binary(HexFormat.of().withUpperCase().formatHex(bytes));
        }

        public byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /// A list of values of one type.
    record Many(PropertyType of, List<PropertyValue> values) implements PropertyValue {
        public Many {
            values = List.copyOf(values);
            for (var value : values) {
                if (value instanceof Many || value.type() != of) {
                    throw new IllegalArgumentException("a list's values are all of its type");
                }
            }
        }

        public static Many texts(List<String> texts) {
            return new Many(
                    PropertyType.STRING, texts.stream().<PropertyValue>map(Text::new).toList());
        }
    }

    /// The type of the value, and for a list that of its values.
    default PropertyType type() {
        return switch (this) {
            case Int16 _ -> PropertyType.SHORT;
            case Int32 _ -> PropertyType.INTEGER;
            case Real32 _ -> PropertyType.FLOAT;
            case Real64 _ -> PropertyType.DOUBLE;
            case Currency _ -> PropertyType.CURRENCY;
            case ApplicationTime _ -> PropertyType.APPLICATION_TIME;
            case Flag _ -> PropertyType.BOOLEAN;
            case Int64 _ -> PropertyType.LONG;
            case Text _ -> PropertyType.STRING;
            case Time _ -> PropertyType.SYSTEM_TIME;
            case Guid _ -> PropertyType.GUID;
            case Binary _ -> PropertyType.BINARY;
            case Many(var of, _) -> of;
        };
    }

    default boolean isMany() {
        return this instanceof Many;
    }
}
