package entente.endpoints;

import entente.item.Octets;
import entente.spool.SpooledContents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The messages of one part of an import, read from its body one after another: a line of JSON for each, and then as many bytes as it says.
///
/// A part has at most [#MOST_MESSAGES] messages and [#MOST_BYTES] bytes of them, so that little room is taken by it and others are not kept from the store for long.
final class ImportFrames {
    static final int MOST_MESSAGES = 500;
    static final int MOST_BYTES = 32 << 20;

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_NAMES = 64;
    private static final Set<String> MEMBERS =
            Set.of("folder", "length", "received", "filed", "flags");
    private static final String DELETED = "deleted";
    private static final Set<String> FLAGS =
            Set.of("read", "answered", "flagged", "draft", DELETED);

    private final InputStream body;
    private final SpooledContents contents;
    private int messages;
    private long bytes;

    /// The messages are in `contents`, and there as long as that is.
    ImportFrames(InputStream body, SpooledContents contents) {
        this.body = body;
        this.contents = contents;
    }

    /// One message and where it goes: the names of folders below the top of the mailbox, outermost first. `received` is when it came, as whoever kept it noted, `filed` when its
    /// file was written, which counts where nothing else says when it came. `flags` are some of read, answered, flagged, draft, and deleted: one that was deleted from that folder before it came here.
    record Frame(
            List<String> folder,
            Optional<Instant> received,
            Optional<Instant> filed,
            Set<String> flags,
            Octets source) {
        Frame {
            folder = List.copyOf(folder);
            flags = Set.copyOf(flags);
        }

        boolean isDeleted() {
            return flags.contains(DELETED);
        }
    }

    /// The next one; empty after the last.
    Optional<Frame> next() throws AdminError, IOException {
        var first = body.read();
        if (first < 0) {
            return Optional.empty();
        }
        var ask = JsonAsk.read(new ByteArrayInputStream(line(first)), MEMBERS);
        var length = ask.number("length", -1);
        bytes += Math.max(length, 0);
        if (length < 0 || bytes > MOST_BYTES || ++messages > MOST_MESSAGES) {
            throw AdminError.malformed(
                    "A part of an import has at most %d messages and %d bytes, and says the \"length\" of each."
                            .formatted(MOST_MESSAGES, MOST_BYTES));
        }
        var folder = ask.texts("folder");
        if (folder.isEmpty() || folder.size() > MOST_NAMES) {
            throw AdminError.malformed("\"folder\" must have 1 to %d names.".formatted(MOST_NAMES));
        }
        var flags = Set.copyOf(ask.texts("flags"));
        if (!FLAGS.containsAll(flags)) {
            throw AdminError.malformed(
                    "\"flags\" are of read, answered, flagged, draft and deleted.");
        }
        var source =
                contents.keep(body, length)
                        .orElseThrow(() -> AdminError.malformed("The body ends within a message."));
        return Optional.of(
                new Frame(folder, time(ask, "received"), time(ask, "filed"), flags, source));
    }

    private static Optional<Instant> time(JsonAsk ask, String name) throws AdminError {
        return ask.has(name) ? Optional.of(ask.time(name)) : Optional.empty();
    }

    /// The line that begins with `first`, without its end.
    private byte[] line(int first) throws AdminError, IOException {
        var line = new ByteArrayOutputStream();
        for (var octet = first; octet != '\n'; octet = body.read()) {
            if (octet < 0) {
                throw AdminError.malformed("The body ends within a line.");
            }
            line.write(octet);
            if (line.size() > LONGEST_LINE) {
                throw AdminError.malformed(
                        "The line before a message is longer than %d bytes."
                                .formatted(LONGEST_LINE));
            }
        }
        if (line.size() == 0) {
            throw AdminError.malformed("There is an empty line where that of a message should be.");
        }
        return line.toByteArray();
    }
}
