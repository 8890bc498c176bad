package entente.wire.mime;

import entente.item.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What the lines of a text are like: the length of the `longest` in bytes; how many bytes are `escaped` when it is quoted, being not printable ASCII; whether
/// CR, LF or NUL stand where mail allows none; whether some end in blanks; whether there is more than ASCII.
record Lines(int longest, int escaped, boolean areBroken, boolean endInBlanks, boolean isEightBit) {
    static Lines of(byte[] text) {
        return of(Octets.of(text));
    }

    static Lines of(Octets text) {
        var seen = new Seen();
        var buffer = new byte[Octets.SMALL];
        try (var in = text.open()) {
            for (int read; (read = in.read(buffer)) >= 0; ) {
                for (var at = 0; at < read; at++) {
                    seen.add(buffer[at]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seen.lines();
    }

    /// What was seen up to now; `length` is that of the line at hand, and `last` and `beforeLast` are the octets that came last in it.
    private static final class Seen {
        private int longest;
        private int escaped;
        private boolean broken;
        private boolean blanks;
        private boolean eightBit;
        private int length;
        private byte last;
        private byte beforeLast;

        void add(byte octet) {
            if (octet == '\n') {
                endLine();
                return;
            }
            broken |= last == '\r' || octet == 0;
            if (octet != '\r' && ((octet < ' ' && octet != '\t') || octet == 0x7f)) {
                eightBit |= octet < 0;
                escaped++;
            }
            beforeLast = last;
            last = octet;
            length++;
        }

        private void endLine() {
            broken |= last != '\r';
            blanks |= length > 1 && isBlank(beforeLast);
            longest = Math.max(longest, length - 1);
            last = 0;
            beforeLast = 0;
            length = 0;
        }

        Lines lines() {
            return new Lines(
                    Math.max(longest, length),
                    escaped,
                    broken || last == '\r',
                    blanks || isBlank(last),
                    eightBit);
        }
    }

    /// Whether a text of such lines can go through mail as it is.
    boolean arePlain() {
        return !areBroken && escaped == 0;
    }

    static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
