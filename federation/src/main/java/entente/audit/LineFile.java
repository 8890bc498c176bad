package entente.audit;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A file that holds whole lines only: what a crash left of a line is cut off when it is opened, what a failed write left is cut off before the next.
final class LineFile implements AutoCloseable {
    private static final int BLOCK = 8 * 1024;

    private final Disk disk;
    private final long cut;
    private long end;
    private boolean doubtful;

    private LineFile(Disk disk, long end, long cut) {
        this.disk = disk;
        this.end = end;
        this.cut = cut;
    }

    static LineFile on(Disk disk) throws IOException {
        try {
            var size = disk.size();
            var end = endOfLastLine(disk, size);
            if (end < size) {
                disk.cutTo(end);
                disk.force();
            }
            return new LineFile(disk, end, size - end);
        } catch (IOException failed) {
            disk.close();
            throw failed;
        }
    }

    /// How many octets of a line that was cut short went when it was opened.
    long cut() {
        return cut;
    }

    long size() {
        return end;
    }

    /// Appends whole lines; they are durable when this returns, and none of them is there when it throws.
    void append(byte[] lines) throws IOException {
        if (doubtful) {
            disk.cutTo(end);
        }
        doubtful = true;
        var octets = ByteBuffer.wrap(lines);
        while (octets.hasRemaining()) {
            disk.write(octets, end + octets.position());
        }
        disk.force();
        end += lines.length;
        doubtful = false;
    }

    private static long endOfLastLine(Disk disk, long size) throws IOException {
        var block = ByteBuffer.allocate(BLOCK);
        for (var from = size; from > 0; ) {
            var start = Math.max(0, from - BLOCK);
            block.clear().limit((int) (from - start));
            while (block.hasRemaining() && disk.read(block, start + block.position()) >= 0) {
                // Until the block is whole.
            }
            for (var at = block.position() - 1; at >= 0; at--) {
                if (block.get(at) == '\n') {
                    return start + at + 1;
                }
            }
            from = start;
        }
        return 0;
    }

    /// Closed it is in any case; that it throws says that half a line may be left at its end.
    @Override
    public void close() throws IOException {
        try (disk) {
            if (doubtful) {
                disk.cutTo(end);
            }
        }
    }
}
