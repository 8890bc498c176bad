package entente.mailbox;

import entente.item.Octets;
import entente.question.Address;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/// A stream that is kept in pieces. Of a large one each piece is read when somebody comes to it, in a short read of its own: whoever takes long for it holds up nobody. A piece is known by its digest, so
/// they are those of one moment, or are not there any more.
record StoredOctets(Database file, Address mailbox, List<PieceRows.Part> parts, long length)
        implements Octets {
    StoredOctets {
        parts = List.copyOf(parts);
    }

    static StoredOctets of(Database file, Address mailbox, List<PieceRows.Part> parts) {
        var length = parts.stream().mapToLong(PieceRows.Part::length).sum();
        return new StoredOctets(file, mailbox, parts, length);
    }

    @Override
    public InputStream open() {
        return new Reading();
    }

    /// All of them in one read.
    @Override
    public byte[] bytes() {
        return file.read(this::bytes);
    }

    byte[] bytes(Connection reader) throws SQLException {
        var all = new byte[Math.toIntExact(length)];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(PieceRows.bytes(reader, mailbox, part), 0, all, at, part.length());
            at += part.length();
        }
        return all;
    }

    private final class Reading extends InputStream {
        private byte[] piece = new byte[0];
        private int at;
        private int next;

        @Override
        public int read() {
            return isOver() ? -1 : piece[at++] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            Objects.checkFromIndexSize(from, most, into.length);
            if (most == 0) {
                return 0;
            }
            if (isOver()) {
                return -1;
            }
            var count = Math.min(most, piece.length - at);
            System.arraycopy(piece, at, into, from, count);
            at += count;
            return count;
        }

        /// Whole pieces are not read for it.
        @Override
        public long skip(long most) {
            var left = most;
            while (left > 0) {
                if (at < piece.length) {
                    var some = (int) Math.min(left, piece.length - at);
                    at += some;
                    left -= some;
                } else if (next < parts.size() && parts.get(next).length() <= left) {
                    left -= parts.get(next++).length();
                } else if (isOver()) {
                    break;
                }
            }
            return most - left;
        }

        private boolean isOver() {
            while (at == piece.length && next < parts.size()) {
                var part = parts.get(next++);
                piece = file.read(reader -> PieceRows.bytes(reader, mailbox, part));
                at = 0;
            }
            return at == piece.length;
        }
    }
}
