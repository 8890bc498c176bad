package entente.mailbox;

import entente.digest.Sha256;
import entente.item.Octets;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A part of a stream as it is kept: known by its SHA-256, `length` bytes long, and `packed` (RFC 1950) where that is shorter.
record Piece(byte[] digest, int length, Octets packed) {
    /// One that is packed is kept so.
    static Piece of(byte[] bytes, Function<byte[], Octets> kept) {
        return new Piece(Sha256.of(bytes), bytes.length, kept.apply(packed(bytes)));
    }

    /// The part of the stream.
    byte[] bytes() {
        var bytes = packed.length() < length ? unpacked() : packed.bytes();
        if (bytes.length != length || !Arrays.equals(Sha256.of(bytes), digest)) {
            throw broken("it is not what its digest says");
        }
        return bytes;
    }

    private static byte[] packed(byte[] bytes) {
        var deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            var packed = new byte[bytes.length];
            var length = deflater.deflate(packed);
            return deflater.finished() && length < bytes.length
                    ? Arrays.copyOf(packed, length)
                    : bytes;
        } finally {
            deflater.end();
        }
    }

    private byte[] unpacked() {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[MessageCuts.SMALLEST];
        var inflater = new Inflater();
        try {
            inflater.setInput(packed.bytes());
            while (!inflater.finished() && bytes.size() <= length) {
                var read = inflater.inflate(buffer);
                if (read == 0 && !inflater.finished()) {
                    throw broken("it ends too early");
                }
                bytes.write(buffer, 0, read);
            }
        } catch (DataFormatException e) {
            throw broken(String.valueOf(e.getMessage()));
        } finally {
            inflater.end();
        }
        return bytes.toByteArray();
    }

    private static Problem broken(String why) {
        return new Problem(
                Refusal.of(Code.STORE_UNREADABLE, "a piece of an item is broken: " + why));
    }
}
