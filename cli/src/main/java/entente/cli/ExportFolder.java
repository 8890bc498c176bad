package entente.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The folder that a mailbox is exported into: empty, and nobody else's to look into.
final class ExportFolder {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    private ExportFolder() {}

    /// Makes the folder, or takes from others the rights to an empty one that is there.
    static void prepare(Path folder) throws IOException {
        var isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(isPosix));
            return;
        }
        try (var files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw CommandFailed.usage(
                        "%s is not empty.".formatted(folder),
                        "Name a folder that is empty or not there.");
            }
        }
        if (isPosix) {
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        }
    }

    private static FileAttribute<?>[] attributes(boolean isPosix) {
        return isPosix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }
}
