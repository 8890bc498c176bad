package entente.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A file that a secret is in: its owner alone may read it.
final class PrivateFile {
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private PrivateFile() {}

    /// What is wrong with it; empty where nothing is.
    static Optional<String> fault(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return Optional.of("names %s, which is not a file that can be read".formatted(file));
        }
        try {
            return OWNERS.containsAll(Files.getPosixFilePermissions(file))
                    ? Optional.empty()
                    : Optional.of(
                            "names %s, which others than its owner may read or write: `chmod 600` it"
                                    .formatted(file));
        } catch (UnsupportedOperationException otherFileSystem) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of("names %s, whose rights cannot be read".formatted(file));
        }
    }
}
