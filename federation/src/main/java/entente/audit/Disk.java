package entente.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// What the writer needs of a file. A test's fails on purpose.
interface Disk extends AutoCloseable {
    /// How a file is opened, made where it is not there.
    @FunctionalInterface
    interface Opener {
        Disk open(Path file) throws IOException;
    }

    long size() throws IOException;

    /// Reads at a place, as far as there is something.
    int read(ByteBuffer into, long place) throws IOException;

    /// Writes some of it at a place.
    int write(ByteBuffer octets, long place) throws IOException;

    void cutTo(long size) throws IOException;

    /// Returns once everything written is durable.
    void force() throws IOException;

    @Override
    void close() throws IOException;

    /// A real file, which only its user may read. One that is made is there also after the power fails.
    static Disk real(Path file) throws IOException {
        var channel =
                FileChannel.open(
                        file,
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        syncFolderOf(file, channel);
        return new Disk() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public int read(ByteBuffer into, long place) throws IOException {
                return channel.read(into, place);
            }

            @Override
            public int write(ByteBuffer octets, long place) throws IOException {
                return channel.write(octets, place);
            }

            @Override
            public void cutTo(long size) throws IOException {
                channel.truncate(size);
            }

            @Override
            public void force() throws IOException {
                channel.force(false);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    // A file's data is synced with it, its name with the folder.
    private static void syncFolderOf(Path file, FileChannel opened) throws IOException {
        var folder = Objects.requireNonNull(file.getParent(), "an audit file is in a folder");
        try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException failed) {
            opened.close();
            throw failed;
        }
    }
}
