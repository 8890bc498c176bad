package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.ItemContent;
import entente.item.PropertyId;
import entente.item.PropertyType;
import entente.item.PropertyValue;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/// What an item says, as bytes of a form of our own: the form's number, then properties, addressees and attachments, each list after its
/// length. [FactsReader] reads it.
final class Facts {
    static final int FORM = 1;
    static final int TAG = 0;
    static final int NUMBERED = 1;
    static final int NAMED = 2;
    static final int INLINE = 1;
    static final int IS_MESSAGE = 2;
    static final int HAS_CONTENT_ID = 4;

    private final DataOutputStream out;

    private Facts(DataOutputStream out) {
        this.out = out;
    }

    static byte[] written(ItemContent content) {
        var bytes = new ByteArrayOutputStream();
        try {
            new Facts(new DataOutputStream(bytes)).write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static int kind(Addressee.Kind kind) {
        return switch (kind) {
            case TO -> 1;
            case CC -> 2;
            case BCC -> 3;
            case REPLY_TO -> 4;
        };
    }

    private void write(ItemContent content) throws IOException {
        out.writeByte(FORM);
        out.writeInt(content.properties().all().size());
        for (var property : content.properties().all().entrySet()) {
            write(property.getKey());
            write(property.getValue());
        }
        out.writeInt(content.addressees().size());
        for (var addressee : content.addressees()) {
            out.writeByte(kind(addressee.kind()));
            write(addressee.name());
            write(addressee.address());
        }
        out.writeInt(content.attachments().size());
        for (var attachment : content.attachments()) {
            write(attachment);
        }
    }

    private void write(PropertyId id) throws IOException {
        switch (id) {
            case PropertyId.Tag(var tag) -> {
                out.writeByte(TAG);
                out.writeShort(tag);
            }
            case PropertyId.Numbered(var set, var number) -> {
                out.writeByte(NUMBERED);
                write(set);
                out.writeInt(number);
            }
            case PropertyId.Named(var set, var name) -> {
                out.writeByte(NAMED);
                write(set);
                write(name);
            }
        }
    }

    private void write(PropertyValue value) throws IOException {
        out.writeShort(value.type().code() + (value.isMany() ? PropertyType.MANY : 0));
        if (value instanceof PropertyValue.Many(_, var values)) {
            out.writeInt(values.size());
            for (var each : values) {
                writeSingle(each);
            }
        } else {
            writeSingle(value);
        }
    }

    private void writeSingle(PropertyValue value) throws IOException {
        switch (value) {
            case PropertyValue.Int16(var number) -> out.writeShort(number);
            case PropertyValue.Int32(var number) -> out.writeInt(number);
            case PropertyValue.Int64(var number) -> out.writeLong(number);
            case PropertyValue.Real32(var number) -> out.writeFloat(number);
            case PropertyValue.Real64(var number) -> out.writeDouble(number);
            case PropertyValue.Currency(var number) -> out.writeLong(number);
            case PropertyValue.ApplicationTime(var days) -> out.writeDouble(days);
            case PropertyValue.Flag(var flag) -> out.writeBoolean(flag);
            case PropertyValue.Text(var text) -> write(text);
            case PropertyValue.Time(var time) -> out.writeLong(time.toEpochMilli());
            case PropertyValue.Guid(var guid) -> write(guid);
            case PropertyValue.Binary binary -> write(binary.bytes());
            case PropertyValue.Many _ ->
                    throw new IllegalArgumentException("a list of lists is no value");
        }
    }

    private void write(AttachmentPart attachment) throws IOException {
        out.writeInt(attachment.number());
        out.writeByte(
                (attachment.inline() ? INLINE : 0)
                        | (attachment.isMessage() ? IS_MESSAGE : 0)
                        | (attachment.contentId().isPresent() ? HAS_CONTENT_ID : 0));
        write(attachment.name());
        write(attachment.contentType());
        write(attachment.contentId());
        out.writeLong(attachment.size());
    }

    private void write(Optional<String> text) throws IOException {
        if (text.isPresent()) {
            write(text.get());
        }
    }

    private void write(UUID uuid) throws IOException {
        out.writeLong(uuid.getMostSignificantBits());
        out.writeLong(uuid.getLeastSignificantBits());
    }

    private void write(String text) throws IOException {
        write(text.getBytes(UTF_8));
    }

    private void write(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
