package entente.mailbox;

import entente.item.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Where a MIME message is cut into pieces: where a large part of it may begin or end, so that the same attachment in two messages is
/// the same pieces in both. Of the format it knows only that lines which begin with `--` part it, and that an empty line ends a header.
///
/// What lies between two such places stands alone from [#SMALLEST] bytes on, and what is smaller goes with its small neighbours.
/// A piece has [#LARGEST] bytes at most.
final class MessageCuts {
    static final int SMALLEST = 8 * 1024;
    static final int LARGEST = 256 * 1024;

    private MessageCuts() {}

    /// The ends of the pieces, ascending; the last is the end of the message.
    static List<Long> ofMessage(Octets message) {
        var cuts = new Cuts(message.length());
        var line = new Line();
        var buffer = new byte[SMALLEST];
        try (var in = message.open()) {
            for (int read; (read = in.read(buffer)) >= 0; ) {
                for (var at = 0; at < read; at++) {
                    if (line.ends(buffer[at])) {
                        cuts.after(line);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (line.begun < line.end) {
            cuts.after(line);
        }
        return cuts.ends();
    }

    /// The same for bytes of which nothing is known.
    static List<Long> ofBytes(Octets bytes) {
        return new Cuts(bytes.length()).ends();
    }

    /// The line at hand, as far as it was read: where it begins and ends, and the two characters with which it begins.
    private static final class Line {
        private long begun;
        private long end;
        private boolean over;
        private byte first;
        private byte second;

        /// Whether it ends with this byte.
        boolean ends(byte next) {
            if (over) {
                begun = end;
                first = 0;
                second = 0;
                over = false;
            }
            if (end == begun) {
                first = next;
            } else if (end == begun + 1) {
                second = next;
            }
            end++;
            over = next == '\n';
            return over;
        }

        boolean isDashed() {
            return first == '-' && second == '-';
        }

        boolean isEmpty() {
            return first == '\n' || (first == '\r' && second == '\n');
        }
    }

    /// The places where a message may be cut, one after another: where a line begins with `--`, where the header behind it has ended, and the end.
    private static final class Cuts {
        private final List<Long> ends = new ArrayList<>();
        private final long length;
        private long begun;
        private long from;
        private boolean inHeader;

        Cuts(long length) {
            this.length = length;
        }

        void after(Line line) {
            if (line.isDashed()) {
                place(line.begun);
                inHeader = true;
            } else if (inHeader && line.isEmpty()) {
                place(line.end);
                inHeader = false;
            }
        }

        List<Long> ends() {
            place(length);
            cut(begun, length);
            return ends.isEmpty() ? List.of(length) : ends;
        }

        private void place(long to) {
            if (to - from >= SMALLEST) {
                cut(begun, from);
                cut(from, to);
                begun = to;
            }
            from = to;
        }

        private void cut(long start, long to) {
            for (var end = start + LARGEST; end < to; end += LARGEST) {
                ends.add(end);
            }
            if (to > start) {
                ends.add(to);
            }
        }
    }
}
