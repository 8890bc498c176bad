package entente.spool;

import entente.item.ContentKeeper;
import entente.item.Octets;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// The contents that one request, message or change to the store brings, bounded together. Small ones stay in memory, 1 MiB of them at most; one of more than 256 KiB, and whatever comes when that is full,
/// goes into a file while it is read. All are gone when this is closed. Not safe for several threads.
public final class SpooledContents implements ContentKeeper, AutoCloseable {
    private static final int MOST_IN_MEMORY = 1 << 20;

    private final Spool spool;
    private Optional<SpoolFile> file = Optional.empty();
    private long left;
    private int room = MOST_IN_MEMORY;

    SpooledContents(Spool spool, long most) {
        this.spool = spool;
        this.left = most;
    }

    /// Refused by [Code#REQUEST_TOO_LARGE] where all of them are more than this takes, and by [Code#SPOOL_FULL] where the spool or its disk is full.
    @Override
    public Octets keep(InputStream content) throws IOException {
        var most = Math.min(room, Octets.LARGE);
        var buffer = new byte[Octets.SMALL];
        var length = 0;
        for (int read; (read = content.read(buffer, length, buffer.length - length)) >= 0; ) {
            count(read);
            length += read;
            if (length > most) {
                return intoFile(buffer, length, content);
            }
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(2 * length, most + Octets.SMALL));
            }
        }
        room -= length;
        return Octets.of(length == buffer.length ? buffer : Arrays.copyOf(buffer, length));
    }

    /// The same of the next `length` bytes of a stream; empty where it ends before.
    public Optional<Octets> keep(InputStream content, long length) throws IOException {
        if (length <= Math.min(room, Octets.LARGE)) {
            var bytes = content.readNBytes((int) length);
            return Optional.of(bytes).filter(all -> all.length == length).map(this::keep);
        }
        var begun = file().length();
        var buffer = new byte[Octets.SMALL];
        for (var missing = length; missing > 0; ) {
            var read = content.read(buffer, 0, (int) Math.min(missing, buffer.length));
            if (read < 0) {
                return Optional.empty();
            }
            count(read);
            file().write(buffer, 0, read);
            missing -= read;
        }
        return Optional.of(file().since(begun));
    }

    /// The same of bytes that are in memory.
    public Octets keep(byte[] content) {
        count(content.length);
        if (content.length <= Math.min(room, Octets.LARGE)) {
            room -= content.length;
            return Octets.of(content);
        }
        var begun = file().length();
        file().write(content, 0, content.length);
        return file().since(begun);
    }

    private Octets intoFile(byte[] buffer, int length, InputStream content) throws IOException {
        var begun = file().length();
        file().write(buffer, 0, length);
        for (int read; (read = content.read(buffer)) >= 0; ) {
            count(read);
            file().write(buffer, 0, read);
        }
        return file().since(begun);
    }

    private SpoolFile file() {
        if (file.isEmpty()) {
            file = Optional.of(SpoolFile.in(spool));
        }
        return file.get();
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new Problem(Refusal.of(Code.REQUEST_TOO_LARGE));
        }
    }

    @Override
    public void close() {
        file.ifPresent(SpoolFile::close);
        file = Optional.empty();
    }
}
