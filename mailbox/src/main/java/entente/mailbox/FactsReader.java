package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.ItemContent;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyType;
import entente.item.PropertyValue;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/// Reads what [Facts] wrote. Bytes that are not that are a [Problem], whatever they are; none makes it take more memory than they do.
final class FactsReader {
    private final ByteBuffer in;

    private FactsReader(ByteBuffer in) {
        this.in = in;
    }

    static ItemContent read(byte[] facts) {
        try {
            return new FactsReader(ByteBuffer.wrap(facts)).content();
        } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException e) {
            throw new Problem(
                    Refusal.of(Code.STORE_UNREADABLE, "the facts of an item are broken: " + e), e);
        }
    }

    private ItemContent content() {
        if (in.get() != Facts.FORM) {
            throw new IllegalArgumentException("of a form that is not known here");
        }
        var properties = new TreeMap<PropertyId, PropertyValue>();
        for (var left = count(); left > 0; left--) {
            properties.put(id(), value());
        }
        var addressees = list(count(), this::addressee);
        var attachments = list(count(), this::attachment);
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("more than there should be");
        }
        return new ItemContent(Properties.of(properties), addressees, attachments);
    }

    private PropertyId id() {
        return switch (in.get()) {
            case Facts.TAG -> new PropertyId.Tag(Short.toUnsignedInt(in.getShort()));
            case Facts.NUMBERED -> new PropertyId.Numbered(uuid(), in.getInt());
            case Facts.NAMED -> new PropertyId.Named(uuid(), text());
            default -> throw new IllegalArgumentException("no property");
        };
    }

    private PropertyValue value() {
        var code = Short.toUnsignedInt(in.getShort());
        var isMany = (code & PropertyType.MANY) != 0;
        var type =
                PropertyType.ofCode(code & ~PropertyType.MANY)
                        .orElseThrow(() -> new IllegalArgumentException("no type of a value"));
        return isMany
                ? new PropertyValue.Many(type, list(count(), () -> single(type)))
                : single(type);
    }

    private PropertyValue single(PropertyType type) {
        return switch (type) {
            case SHORT -> new PropertyValue.Int16(in.getShort());
            case INTEGER -> new PropertyValue.Int32(in.getInt());
            case LONG -> new PropertyValue.Int64(in.getLong());
            case FLOAT -> new PropertyValue.Real32(in.getFloat());
            case DOUBLE -> new PropertyValue.Real64(in.getDouble());
            case CURRENCY -> new PropertyValue.Currency(in.getLong());
            case APPLICATION_TIME -> new PropertyValue.ApplicationTime(in.getDouble());
            case BOOLEAN -> new PropertyValue.Flag(in.get() != 0);
            case STRING -> new PropertyValue.Text(text());
            case SYSTEM_TIME -> new PropertyValue.Time(Instant.ofEpochMilli(in.getLong()));
            case GUID -> new PropertyValue.Guid(uuid());
            case BINARY -> PropertyValue.Binary.of(bytes());
        };
    }

    private Addressee addressee() {
        var code = in.get();
        for (var kind : Addressee.Kind.values()) {
            if (Facts.kind(kind) == code) {
                return new Addressee(kind, text(), text());
            }
        }
        throw new IllegalArgumentException("no kind of addressee");
    }

    private AttachmentPart attachment() {
        var number = in.getInt();
        var bits = in.get();
        return new AttachmentPart(
                number,
                text(),
                text(),
                (bits & Facts.HAS_CONTENT_ID) != 0 ? Optional.of(text()) : Optional.empty(),
                (bits & Facts.INLINE) != 0,
                (bits & Facts.IS_MESSAGE) != 0,
                in.getLong());
    }

    private UUID uuid() {
        return new UUID(in.getLong(), in.getLong());
    }

    private String text() {
        return new String(bytes(), UTF_8);
    }

    private byte[] bytes() {
        var bytes = new byte[count()];
        in.get(bytes);
        return bytes;
    }

    /// How many follow: each takes a byte at least.
    private int count() {
        var count = in.getInt();
        if (count < 0 || count > in.remaining()) {
            throw new IllegalArgumentException("a length beyond the end");
        }
        return count;
    }

    private static <T> List<T> list(int count, Supplier<T> each) {
        var list = new ArrayList<T>();
        for (var left = count; left > 0; left--) {
            list.add(each.get());
        }
        return list;
    }
}
