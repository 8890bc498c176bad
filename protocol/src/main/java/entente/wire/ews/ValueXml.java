package entente.wire.ews;

import entente.item.PropertyType;
import entente.item.PropertyValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// A property's value as a text, in both directions (MS-OXWSXPROP 2.1.7 `MapiPropertyTypeType`). A list has a text for each of its values.
final class ValueXml {
    private static final int LONGEST_NUMBER = 64;
    private static final int UUID_LENGTH = 36;
    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private ValueXml() {}

    /// Reads a single value; empty when it is none of the type. Times that tell no offset are on the clock of `zone`.
    static Optional<PropertyValue> read(PropertyType type, String text, ZoneContext zone) {
        try {
            return switch (type) {
                case STRING -> Optional.of(new PropertyValue.Text(text));
                case BINARY -> base64(text).map(PropertyValue.Binary::of);
                case SYSTEM_TIME -> time(text, zone).map(PropertyValue.Time::new);
                default -> Optional.of(plain(type, text.strip()));
            };
        } catch (IllegalArgumentException | ArithmeticException notOfTheType) {
            return Optional.empty();
        }
    }

    /// The text of a single value.
    static String text(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Int16(var number) -> Short.toString(number);
            case PropertyValue.Int32(var number) -> Integer.toString(number);
            case PropertyValue.Int64(var number) -> Long.toString(number);
            case PropertyValue.Real32(var number) -> Float.toString(number);
            case PropertyValue.Real64(var number) -> Double.toString(number);
            case PropertyValue.ApplicationTime(var days) -> Double.toString(days);
            case PropertyValue.Currency(var amount) ->
                    BigDecimal.valueOf(amount, 4).toPlainString();
            case PropertyValue.Flag(var flag) -> Boolean.toString(flag);
            case PropertyValue.Text(var text) -> text;
            case PropertyValue.Time(var time) -> seconds(time);
            case PropertyValue.Guid(var id) -> id.toString();
            case PropertyValue.Binary binary -> Base64.getEncoder().encodeToString(binary.bytes());
            case PropertyValue.Many _ -> throw new IllegalArgumentException("a list has no text");
        };
    }

    /// `2026-03-02T08:00:00Z`: what is less than a second is not told, and of what four digits of a year cannot tell the nearest that they can.
    static String seconds(Instant time) {
        var told = time.isAfter(END) ? END : time.isBefore(BEGINNING) ? BEGINNING : time;
        return told.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// A time that four digits of a year can tell.
    static Optional<Instant> time(String text, ZoneContext zone) {
        return zone.instant(text.strip())
                .filter(time -> !time.isAfter(END) && !time.isBefore(BEGINNING));
    }

    /// Bytes, maybe in lines.
    static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(unbroken(text)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// A share from 0 to 1 that is told in percent; empty where it is none.
    static Optional<PropertyValue> share(String percent) {
        return read(PropertyType.DOUBLE, percent, ZoneContext.NONE)
                .map(value -> ((PropertyValue.Real64) value).value() / 100)
                .filter(share -> share >= 0 && share <= 1)
                .map(PropertyValue.Real64::new);
    }

    /// In percent, to a hundredth.
    static String percent(double share) {
        return BigDecimal.valueOf(share * 100)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String unbroken(String text) {
        var unbroken = new StringBuilder(text.length());
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character > ' ') {
                unbroken.append(character);
            }
        }
        return unbroken.toString();
    }

    private static PropertyValue plain(PropertyType type, String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw new IllegalArgumentException("longer than any value of its type");
        }
        return switch (type) {
            case SHORT -> new PropertyValue.Int16(Short.parseShort(text));
            case INTEGER -> new PropertyValue.Int32(Integer.parseInt(text));
            case LONG -> new PropertyValue.Int64(Long.parseLong(text));
            case FLOAT -> new PropertyValue.Real32(Float.parseFloat(text));
            case DOUBLE -> new PropertyValue.Real64(Double.parseDouble(text));
            case APPLICATION_TIME -> new PropertyValue.ApplicationTime(Double.parseDouble(text));
            case CURRENCY ->
                    new PropertyValue.Currency(
                            new BigDecimal(text).movePointRight(4).longValueExact());
            case BOOLEAN -> new PropertyValue.Flag(flag(text));
            case GUID -> new PropertyValue.Guid(guid(text));
            case STRING, BINARY, SYSTEM_TIME ->
                    throw new IllegalArgumentException("read by itself: " + type);
        };
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true", "1", "True" -> true;
            case "false", "0", "False" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static UUID guid(String text) {
        if (text.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("not a GUID");
        }
        return UUID.fromString(text);
    }
}
