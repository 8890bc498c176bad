package entente.mailfiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/// A file that is read in lines, of which one that is too long comes in several parts; and from any place again.
final class LineFile implements AutoCloseable {
    private static final int LONGEST = 64 * 1024;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(LONGEST).limit(0);

    LineFile(Path file) throws IOException {
        this.channel =
                FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /// Where the next byte lies.
    long position() throws IOException {
        return channel.position() - buffer.remaining();
    }

    void goTo(long position) throws IOException {
        channel.position(position);
        buffer.limit(0);
    }

    long size() throws IOException {
        return channel.size();
    }

    /// The next line with its end, or as much of it as fits; nothing at the end of the file.
    byte[] line() throws IOException {
        var length = lineLength();
        if (length == 0 && buffer.remaining() < LONGEST) {
            fill();
            length = lineLength();
        }
        var line = new byte[length == 0 ? buffer.remaining() : length];
        buffer.get(line);
        return line;
    }

    /// As many bytes, or what there is.
    byte[] bytes(int count) throws IOException {
        var bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (!buffer.hasRemaining()) {
                fill();
            }
            if (!buffer.hasRemaining()) {
                break;
            }
            var part = Math.min(bytes.remaining(), buffer.remaining());
            bytes.put(buffer.slice(buffer.position(), part));
            buffer.position(buffer.position() + part);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private int lineLength() {
        for (var at = buffer.position(); at < buffer.limit(); at++) {
            if (buffer.get(at) == '\n') {
                return at + 1 - buffer.position();
            }
        }
        return 0;
    }

    private void fill() throws IOException {
        buffer.compact();
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // Until it is full, or the file ends.
        }
        buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
