package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.question.Address;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiFunction;

/// What is given away as base64, for clients to give back: ids and states, which mean nothing to them.
final class OpaqueText {
    private static final int LONGEST_ID = 512;

    private OpaqueText() {}

    /// The id of what has this HexEntryId in a mailbox; `form` tells kinds of ids apart. It is made of `least` bytes or more, zeros behind the others.
    static String ofId(byte form, Address mailbox, String entryId, int least) {
        var id = HexFormat.of().parseHex(entryId);
        var address = mailbox.toString().getBytes(UTF_8);
        var bytes = ByteBuffer.allocate(Math.max(least, 1 + id.length + address.length));
        return Base64.getEncoder().encodeToString(bytes.put(form).put(id).put(address).array());
    }

    /// Reads what [#ofId] wrote for an entry id of `length` bytes; empty when it is not that.
    static <T> Optional<T> id(
            String text, byte form, int length, BiFunction<Address, String, T> id) {
        var end = 1 + length;
        return bytes(text, LONGEST_ID)
                .filter(bytes -> bytes.length > end && bytes[0] == form)
                .flatMap(bytes -> {
                    var entryId = HexFormat.of().withUpperCase().formatHex(bytes, 1, end);
                    var address = new String(withoutZeros(bytes, end), UTF_8);
                    return Address.parse(address).map(mailbox -> id.apply(mailbox, entryId));
                });
    }

    /// The bytes of a state that has so many; empty when it has not. White space around it does not matter.
    static Optional<byte[]> state(String text, int length) {
        return bytes(text.strip(), 2 * length).filter(bytes -> bytes.length == length);
    }

    private static byte[] withoutZeros(byte[] bytes, int from) {
        var to = bytes.length;
        while (to > from && bytes[to - 1] == 0) {
            to--;
        }
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static Optional<byte[]> bytes(String text, int longest) {
        if (text.length() > longest) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
