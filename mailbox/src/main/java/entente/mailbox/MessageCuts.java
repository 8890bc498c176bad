package entente.mailbox;

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
    static List<Integer> ofMessage(byte[] message) {
        var ends = new ArrayList<Integer>();
        var begun = 0;
        var from = 0;
        for (var to : places(message)) {
            if (to - from >= SMALLEST) {
                cut(begun, from, ends);
                cut(from, to, ends);
                begun = to;
            }
            from = to;
        }
        cut(begun, message.length, ends);
        return ends.isEmpty() ? List.of(message.length) : ends;
    }

    /// The same for bytes of which nothing is known.
    static List<Integer> ofBytes(byte[] bytes) {
        var ends = new ArrayList<Integer>();
        cut(0, bytes.length, ends);
        return ends.isEmpty() ? List.of(0) : ends;
    }

    private static void cut(int from, int to, List<Integer> ends) {
        for (var end = from + LARGEST; end < to; end += LARGEST) {
            ends.add(end);
        }
        if (to > from) {
            ends.add(to);
        }
    }

    /// Where a line begins with `--`, where the header behind it has ended, and the end.
    private static List<Integer> places(byte[] message) {
        var places = new ArrayList<Integer>();
        var inHeader = false;
        for (var line = 0; line < message.length; ) {
            var next = nextLine(message, line);
            if (isDashed(message, line)) {
                places.add(line);
                inHeader = true;
            } else if (inHeader && isEmpty(message, line)) {
                places.add(next);
                inHeader = false;
            }
            line = next;
        }
        places.add(message.length);
        return places;
    }

    private static int nextLine(byte[] message, int from) {
        var at = from;
        while (at < message.length && message[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, message.length);
    }

    private static boolean isDashed(byte[] message, int line) {
        return line + 1 < message.length && message[line] == '-' && message[line + 1] == '-';
    }

    private static boolean isEmpty(byte[] message, int line) {
        return message[line] == '\n'
                || (message[line] == '\r'
                        && line + 1 < message.length
                        && message[line + 1] == '\n');
    }
}
