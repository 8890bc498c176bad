package entente.mailfiles;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;

/// A new file that has its name only once all of it is on the disk. It takes no other's place.
public final class SafeFile implements AutoCloseable {
    private static final String PART = ".part";

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final OutputStream out;

    /// @throws FileAlreadyExistsException where there is something of that name
    public SafeFile(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + PART);
        // What a run before left half done.
        Files.deleteIfExists(part);
        this.channel =
                FileChannel.open(
                        part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024);
    }

    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /// Gives it its name.
    public void keep() throws IOException {
        out.flush();
        channel.force(true);
        channel.close();
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Files.move(part, file);
    }

    /// The same, as one that was written at that time.
    void keep(Instant written) throws IOException {
        keep();
        Files.setLastModifiedTime(file, FileTime.from(written));
    }

    /// What was not kept is gone.
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(part);
    }
}
