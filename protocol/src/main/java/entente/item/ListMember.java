package entente.item;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Somebody in a list of people: a name, and an address of the type `SMTP` or another. It is kept as a one-off entry id (MS-OXCDATA 2.2.5.1).
public record ListMember(String name, String type, String address) {
    public static final String SMTP = "SMTP";

    /// How many one list has at most.
    public static final int MOST = 1_000;

    private static final byte[] PROVIDER =
            HexFormat.of().parseHex("812b1fa4bea310199d6e00dd010f5402");

    /// Flags, the provider, a version.
    private static final int STRINGS_AT = 4 + 16 + 4;

    /// That the texts are UTF-16, and that mail to it has no rich text.
    private static final short UNICODE_AND_PLAIN = (short) 0x8001;

    private static final int UNICODE = 0x8000;

    /// None of them has a NUL, which ends it where it is kept.
    public ListMember {
        if (address.isEmpty() || type.isEmpty() || (name + type + address).indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "a member has an address of a type, and no text has a NUL");
        }
    }

    public static ListMember of(String name, String address) {
        return new ListMember(name, SMTP, address);
    }

    /// What people read: the name, or the address where there is none.
    public String shown() {
        return name.isEmpty() ? address : name;
    }

    public PropertyValue.Binary entryId() {
        var texts = (name + '\0' + type + '\0' + address + '\0').getBytes(UTF_16LE);
        var entry = ByteBuffer.allocate(STRINGS_AT + texts.length).order(ByteOrder.LITTLE_ENDIAN);
        entry.putInt(0).put(PROVIDER).putShort((short) 0).putShort(UNICODE_AND_PLAIN).put(texts);
        return PropertyValue.Binary.of(entry.array());
    }

    /// Reads an entry id; empty where it is not one of these, with texts in UTF-16 and an address.
    public static Optional<ListMember> parse(PropertyValue.Binary entryId) {
        var bytes = entryId.bytes();
        if (bytes.length < STRINGS_AT || !Arrays.equals(bytes, 4, 20, PROVIDER, 0, 16)) {
            return Optional.empty();
        }
        var flags = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(22);
        var texts =
                new String(bytes, STRINGS_AT, bytes.length - STRINGS_AT, UTF_16LE).split("\0", -1);
        return (flags & UNICODE) != 0
                        && texts.length >= 4
                        && !texts[1].isEmpty()
                        && !texts[2].isEmpty()
                ? Optional.of(new ListMember(texts[0], texts[1], texts[2]))
                : Optional.empty();
    }

    /// Who is in a list; one of whom nobody can tell who that is is left out.
    public static List<ListMember> of(Properties list) {
        return entries(list).stream().flatMap(entry -> parse(entry).stream()).toList();
    }

    /// The entry ids of all who are in a list.
    public static List<PropertyValue.Binary> entries(Properties list) {
        return list.find(KnownContact.LIST_ONE_OFF_MEMBERS).orElse(null)
                        instanceof PropertyValue.Many(_, var values)
                ? values.stream()
                        .filter(PropertyValue.Binary.class::isInstance)
                        .map(PropertyValue.Binary.class::cast)
                        .toList()
                : List.of();
    }
}
