package entente.endpoints;

import entente.item.Known;
import entente.item.PropertyValue;
import entente.mailbox.Item;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// The item up to which a folder was exported: when it was received, and its key. Items are exported by these, the oldest first, and of those alike the highest key first.
record ExportMark(Instant received, String key) {
    private static final Pattern TEXT = Pattern.compile("(-?\\d{1,15})-([0-9A-F]{44})");

    static ExportMark of(Item item) {
        return new ExportMark(
                item.content().properties().time(Known.RECEIVED).orElseThrow(), key(item));
    }

    static Optional<ExportMark> parse(String text) {
        var mark = TEXT.matcher(text);
        return mark.matches()
                ? Optional.of(
                        new ExportMark(
                                Instant.ofEpochMilli(Long.parseLong(mark.group(1))), mark.group(2)))
                : Optional.empty();
    }

    String text() {
        return received.toEpochMilli() + "-" + key;
    }

    /// Whether an item comes after it.
    boolean isBefore(Item item) {
        var other = of(item);
        return other.received.isAfter(received)
                || (other.received.equals(received) && other.key.compareTo(key) < 0);
    }

    private static String key(Item item) {
        return item.content()
                .properties()
                .find(Known.RECORD_KEY)
                .filter(PropertyValue.Binary.class::isInstance)
                .map(value -> ((PropertyValue.Binary) value).hex())
                .orElseThrow();
    }
}
