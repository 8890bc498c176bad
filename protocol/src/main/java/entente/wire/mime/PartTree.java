package entente.wire.mime;

import entente.item.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RecursionMode;

/// Takes a message apart into its parts, in one pass, and keeps the bytes of one of them at most. A message within a message stays whole.
///
/// Parts that lie deeper than 20 stay together in the one that holds them; those beyond the first thousand are not told of. What cannot be read any further ends
/// the message there.
final class PartTree {
    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 1_000;
    private static final int LONGEST_BOUNDARY = 200;
    private static final int NO_PART = -1;
    private static final int LONGEST_FIELD = 2 << 20;
    private static final int LONGEST_START = 8 * 1024;
    private static final String TEXT = "text/plain";
    private static final String MESSAGE = "message/rfc822";

    // A field is held whole until it is read: the longest is bounded, and all by what HeaderFields
    // keeps.
    private static final MimeConfig LENIENT =
            MimeConfig.custom()
                    .setMaxLineLen(-1)
                    .setMaxHeaderCount(-1)
                    .setMaxHeaderLen(LONGEST_FIELD)
                    .setMaxContentLen(-1)
                    .build();

    private final MimeTokenStream stream = new MimeTokenStream(LENIENT, DecodeMonitor.SILENT, null);
    private final Deque<Open> open = new ArrayDeque<>();
    private final int wanted;
    private final int most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private final List<Part> roots = new ArrayList<>();
    private HeaderFields.Collector fields = new HeaderFields.Collector(true);
    private int parts;
    private int leaves;

    private record Open(HeaderFields fields, String type, List<Part> parts) {}

    private PartTree(int wanted, int most) {
        this.wanted = wanted;
        this.most = most;
    }

    /// The message as the part that holds all others.
    static Part of(Octets source) {
        return of(source, new PartTree(NO_PART, 0));
    }

    /// The decoded bytes of one of [Part.Leaf], and of these the first `most`; none where there is no such part.
    static byte[] bytes(Octets source, int leaf, int most) {
        var tree = new PartTree(leaf, most);
        of(source, tree);
        return tree.bytes.toByteArray();
    }

    /// One of [Part.Leaf], decoded while it is read; `length` is what [#of] decoded of it.
    static InputStream open(Octets source, int leaf, long length) {
        for (var mode : List.of(RecursionMode.M_NO_RECURSE, RecursionMode.M_FLAT)) {
            var tree = new PartTree(leaf, 0);
            var in = withHeader(source);
            if (tree.reaches(leaf, in, mode)) {
                return new DecodedPart(tree.stream.getDecodedInputStream(), in, length);
            }
            close(in);
        }
        throw new IllegalStateException("the message has no part %d any more".formatted(leaf));
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Goes on to a leaf, and reads nothing of it.
    private boolean reaches(int leaf, InputStream in, RecursionMode mode) {
        stream.setRecursionMode(mode);
        stream.parse(in);
        try {
            while (stream.getState() != EntityState.T_END_OF_STREAM) {
                if (stream.getState() == EntityState.T_BODY) {
                    if (leaves == leaf) {
                        return true;
                    }
                    leaves++;
                    stream.setRecursionMode(mode);
                } else {
                    step(mode);
                }
                stream.next();
            }
        } catch (IOException | MimeException e) {
            return false;
        }
        return false;
    }

    /// The header alone of a message.
    private static HeaderFields header(byte[] source) {
        var tree = new PartTree(NO_PART, 0);
        tree.stream.parse(withHeader(Octets.of(source)));
        try {
            while (tree.stream.getState() != EntityState.T_END_HEADER) {
                tree.step(RecursionMode.M_NO_RECURSE);
                tree.stream.next();
            }
        } catch (IOException | MimeException | IllegalStateException unreadable) {
            // What was read until here is what can be read.
        }
        return tree.fields.fields();
    }

    private static Part of(Octets source, PartTree tree) {
        tree.walk(source, RecursionMode.M_NO_RECURSE);
        if (tree.leaves == 0) {
            // It says that it has parts, and has none: then it is text.
            tree.roots.clear();
            tree.walk(source, RecursionMode.M_FLAT);
        }
        return tree.roots.isEmpty()
                ? new Part.Leaf(HeaderFields.NONE, TEXT, 0, 0, Optional.empty())
                : tree.roots.getFirst();
    }

    private void walk(Octets source, RecursionMode mode) {
        parts = 0;
        fields = new HeaderFields.Collector(true);
        stream.setRecursionMode(mode);
        try (var in = withHeader(source)) {
            stream.parse(in);
            while (stream.getState() != EntityState.T_END_OF_STREAM && parts <= MOST_PARTS) {
                step(mode);
                if (leaves > wanted && wanted != NO_PART) {
                    break;
                }
                stream.next();
            }
        } catch (IOException
                | MimeException
                | IllegalStateException
                | IndexOutOfBoundsException e) {
            // What was read until here is what can be read.
        }
        while (!open.isEmpty()) {
            close();
        }
    }

    private static InputStream withHeader(Octets source) {
        var bytes = source.open();
        return HeaderBlock.isThere(HeaderBlock.start(source))
                ? bytes
                : new SequenceInputStream(new ByteArrayInputStream(new byte[] {'\n'}), bytes);
    }

    private void step(RecursionMode mode) throws IOException {
        switch (stream.getState()) {
            case T_START_HEADER -> fields = new HeaderFields.Collector(parts++ == 0);
            case T_FIELD -> {
                if (stream.getField() instanceof RawField field) {
                    fields.add(field);
                }
            }
            case T_END_HEADER -> stream.setRecursionMode(mayOpen() ? mode : RecursionMode.M_FLAT);
            case T_START_MULTIPART ->
                    open.push(new Open(fields.fields(), type(), new ArrayList<>()));
            case T_END_MULTIPART -> close();
            case T_BODY -> {
                var type = mode == RecursionMode.M_FLAT ? TEXT : type();
                start.reset();
                var size = read(type.equals(MESSAGE) ? LONGEST_START : 0);
                add(new Part.Leaf(fields.fields(), type, leaves, size, subject()));
                leaves++;
                stream.setRecursionMode(mode);
            }
            default -> {
                // What is before and after the parts of a multipart is for readers that know no
                // MIME.
            }
        }
    }

    private boolean mayOpen() {
        var boundary =
                Parameterized.of(fields.fields(), "content-type")
                        .parameters()
                        .getOrDefault("boundary", "");
        return open.size() < DEEPEST && boundary.length() <= LONGEST_BOUNDARY;
    }

    private String type() {
        return stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
    }

    private void close() {
        var closed = open.pop();
        add(new Part.Multipart(closed.fields(), closed.type(), closed.parts()));
    }

    private void add(Part part) {
        (open.isEmpty() ? roots : open.peek().parts()).add(part);
    }

    private Optional<String> subject() {
        return start.size() == 0
                ? Optional.empty()
                : header(start.toByteArray()).first("subject").map(HeaderText::decoded);
    }

    /// Reads a part's bytes to their end, or as far as they can be decoded, keeps some of their start, and says how many there are.
    private long read(int kept) {
        var size = 0L;
        var buffer = new byte[8 * 1024];
        try {
            var decoded = stream.getDecodedInputStream();
            for (var read = decoded.read(buffer); read >= 0; read = decoded.read(buffer)) {
                if (leaves == wanted) {
                    bytes.write(buffer, 0, Math.min(read, most - bytes.size()));
                }
                start.write(buffer, 0, Math.min(read, Math.max(0, kept - start.size())));
                size += read;
            }
        } catch (IOException undecodable) {
            return size;
        }
        return size;
    }
}
