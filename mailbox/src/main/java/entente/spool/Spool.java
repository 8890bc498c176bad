package entente.spool;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// A folder for large contents, and how much lies in it at once. Only its user may look into it.
///
/// A file loses its name when it is made, where the system lets it: then it is gone with whoever has it open, however that ends, and nobody finds it by a path. What a process that was killed left
/// there all the same goes when the folder is opened again.
public final class Spool {
    private static final long MOST_BYTES = 1L << 30;

    private static final Set<PosixFilePermission> OWNER_FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<StandardOpenOption> MADE =
            Set.of(
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);

    private final Path folder;
    private final long most;
    private final AtomicLong held = new AtomicLong();

    private Spool(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /// Opens the folder, for 1 GiB at once, and empties it.
    public static Spool in(Path folder) {
        return in(folder, MOST_BYTES);
    }

    /// The same for so many bytes.
    public static Spool in(Path folder, long most) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
            }
            Files.setPosixFilePermissions(folder, OWNER_FOLDER);
            try (var left = Files.list(folder)) {
                for (var file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            return new Spool(folder, most);
        } catch (IOException unwritable) {
            throw new Problem(
                    Refusal.of(Code.STORE_UNREADABLE)
                            .saying(
                                    "The folder %s cannot be made, or not emptied."
                                            .formatted(folder)),
                    unwritable);
        }
    }

    /// A place for what somebody brings, `most` bytes in all, until it is closed.
    public SpooledContents contents(long most) {
        return new SpooledContents(this, most);
    }

    /// How many bytes lie here now.
    public long bytes() {
        return held.get();
    }

    FileChannel file() throws IOException {
        return FileChannel.open(
                folder.resolve(UUID.randomUUID().toString()),
                MADE,
                PosixFilePermissions.asFileAttribute(OWNER_FILE));
    }

    /// Refused where too much lies here already.
    void hold(long bytes) {
        if (held.addAndGet(bytes) > most) {
            held.addAndGet(-bytes);
            throw new Problem(Refusal.of(Code.SPOOL_FULL));
        }
    }

    void release(long bytes) {
        held.addAndGet(-bytes);
    }
}
