package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Body;
import entente.item.ItemContent;
import entente.problem.Problem;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All of an item as bytes that can be taken elsewhere and become the same item again: what it says, its streams, and when it was made.
///
/// A form of our own: a word by which it is known, the form's number, then each part after its length, and at the end the SHA-256 of all before it.
public record ItemParcel(ItemContent content, ItemStreams streams, Instant made) {
    private static final byte[] WORD = "ENTITEM".getBytes(UTF_8);
    private static final byte FORM = 1;
    private static final int HASH = 32;

    private static final byte NO_BODY = 0;
    private static final byte TEXT = 1;
    private static final byte HTML = 2;

    public byte[] bytes() {
        var facts = Facts.written(content);
        var body = streams.body().map(text -> text.text().getBytes(UTF_8)).orElse(new byte[0]);
        var source = streams.source().orElse(new byte[0]);
        var length =
                WORD.length
                        + 1
                        + Long.BYTES
                        + part(facts)
                        + 1
                        + part(body)
                        + 1
                        + part(source)
                        + Integer.BYTES
                        + HASH;
        for (var attachment : streams.attachments().values()) {
            length += Integer.BYTES + part(attachment);
        }
        var out = ByteBuffer.allocate(length);
        out.put(WORD).put(FORM).putLong(made.toEpochMilli());
        put(out, facts);
        out.put(format());
        put(out, body);
        out.put((byte) (streams.source().isPresent() ? 1 : 0));
        put(out, source);
        out.putInt(streams.attachments().size());
        new TreeMap<>(streams.attachments())
                .forEach((number, bytes) -> put(out.putInt(number), bytes));
        return out.put(hash(out.array(), length - HASH)).array();
    }

    private byte format() {
        return streams.body()
                .map(body -> body.format() == Body.Format.HTML ? HTML : TEXT)
                .orElse(NO_BODY);
    }

    /// What [#bytes] gave; empty where something else, or less, or more, or of a newer form.
    public static Optional<ItemParcel> read(byte[] bytes) {
        var end = bytes.length - HASH;
        if (end < WORD.length + 1
                || !Arrays.equals(bytes, 0, WORD.length, WORD, 0, WORD.length)
                || bytes[WORD.length] != FORM
                || !MessageDigest.isEqual(
                        hash(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
            return Optional.empty();
        }
        try {
            return read(ByteBuffer.wrap(bytes, WORD.length + 1, end - WORD.length - 1));
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | DateTimeException
                | Problem wrong) {
            return Optional.empty();
        }
    }

    private static Optional<ItemParcel> read(ByteBuffer in) {
        var made = Instant.ofEpochMilli(in.getLong());
        var content = FactsReader.read(part(in));
        var format = in.get();
        var text = new String(part(in), UTF_8);
        var body =
                switch (format) {
                    case NO_BODY -> Optional.<Body>empty();
                    case TEXT -> Optional.of(new Body(Body.Format.TEXT, text));
                    case HTML -> Optional.of(new Body(Body.Format.HTML, text));
                    default -> throw new IllegalArgumentException("a body of no format");
                };
        var hasSource = in.get() == 1;
        var source = Optional.of(part(in)).filter(_ -> hasSource);
        var attachments = attachments(in);
        return in.hasRemaining()
                ? Optional.empty()
                : Optional.of(
                        new ItemParcel(content, new ItemStreams(body, source, attachments), made));
    }

    private static Map<Integer, byte[]> attachments(ByteBuffer in) {
        var attachments = new HashMap<Integer, byte[]>();
        for (var left = in.getInt(); left > 0; left--) {
            attachments.put(in.getInt(), part(in));
        }
        return attachments;
    }

    private static int part(byte[] bytes) {
        return Integer.BYTES + bytes.length;
    }

    private static void put(ByteBuffer out, byte[] bytes) {
        out.putInt(bytes.length).put(bytes);
    }

    private static byte[] part(ByteBuffer in) {
        var length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] hash(byte[] bytes, int end) {
        return Sha256.of(Arrays.copyOf(bytes, end));
    }
}
