package entente.spool;

import entente.item.Octets;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A file that is written once, from its beginning to its end, and read from anywhere. It is gone when it is closed.
final class SpoolFile implements AutoCloseable {
    private final Spool spool;
    private final FileChannel channel;
    private long length;

    private SpoolFile(Spool spool, FileChannel channel) {
        this.spool = spool;
        this.channel = channel;
    }

    static SpoolFile in(Spool spool) {
        try {
            return new SpoolFile(spool, spool.file());
        } catch (IOException full) {
            throw full(full);
        }
    }

    /// Adds to its end. Refused by [Code#SPOOL_FULL] where there is no room.
    void write(byte[] bytes, int from, int count) {
        spool.hold(count);
        length += count;
        try {
            var buffer = ByteBuffer.wrap(bytes, from, count);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException full) {
            throw full(full);
        }
    }

    /// How many bytes were written.
    long length() {
        return length;
    }

    /// All that was written from `from` on, to be read as long as the file is open.
    Octets since(long from) {
        return new FileOctets(this, from, length - from);
    }

    int read(ByteBuffer into, long from) {
        try {
            return channel.read(into, from);
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    @Override
    public void close() {
        spool.release(length);
        length = 0;
        try {
            channel.close();
        } catch (IOException left) {
            // It has no name any more, or goes when the folder is opened the next time.
        }
    }

    static Problem unreadable(IOException why) {
        return new Problem(
                Refusal.of(
                        Code.STORE_UNREADABLE,
                        "a large content cannot be read: " + why.getMessage()),
                why);
    }

    private static Problem full(IOException why) {
        return new Problem(Refusal.of(Code.SPOOL_FULL, String.valueOf(why.getMessage())), why);
    }
}
