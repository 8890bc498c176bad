package entente.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Files that only this user may read, and that are there whole or not at all.
public final class PrivateFiles {
    private static final Set<PosixFilePermission> OWNER_READS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final Set<PosixFilePermission> OWNER_ENTERS =
            PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /// Makes the folder, and those above it, where they are missing; only the missing ones are closed to others.
    public static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ENTERS));
        }
    }

    /// Writes beside the place first and then moves there, so that a reader never sees half a file.
    public static void write(Path file, String text) throws IOException {
        var target = file.toAbsolutePath();
        makeFolder(target.resolveSibling("."));
        var beside =
                Files.createTempFile(
                        target.getParent(),
                        "." + target.getFileName(),
                        ".new",
                        PosixFilePermissions.asFileAttribute(OWNER_READS));
        try {
            Files.writeString(beside, text, StandardCharsets.UTF_8);
            move(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
