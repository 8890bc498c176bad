package entente.cli;

import entente.lab.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where this user's running labs and servers are recorded, so that other commands find them: `$XDG_RUNTIME_DIR/entente`, else
/// `/tmp/entente-USER`. A record whose process is gone counts for nothing, and is cleared away.
final class RuntimeFolder {
    private static final int MOST_RECORDS = 100;

    private final Path folder;

    private RuntimeFolder(Path folder) {
        this.folder = folder;
    }

    static RuntimeFolder of(Surroundings surroundings) {
        return new RuntimeFolder(
                surroundings
                        .variable("XDG_RUNTIME_DIR")
                        .map(place -> Path.of(place, "entente"))
                        .orElseGet(() ->
                                Path.of("/tmp", "entente-" + System.getProperty("user.name"))));
    }

    /// Records this process; the record goes when the handle is closed.
    Kept keep(Running running) throws IOException {
        PrivateFiles.makeFolder(folder);
        if (!isOurs()) {
            throw new IOException(folder + " belongs to somebody else");
        }
        var file = folder.resolve(running.pid() + ".json");
        PrivateFiles.write(file, running.json());
        return () -> Files.deleteIfExists(file);
    }

    /// What runs now, the oldest first.
    List<Running> running() {
        if (!isOurs()) {
            return List.of();
        }
        var found = new ArrayList<Running>();
        try (var files = Files.newDirectoryStream(folder, "*.json")) {
            for (var file : files) {
                if (found.size() < MOST_RECORDS) {
                    read(file).ifPresent(found::add);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        found.sort(Comparator.comparingLong(Running::startedMillis));
        return List.copyOf(found);
    }

    /// A record that is to go when its process ends.
    interface Kept extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    private static Optional<Running> read(Path file) throws IOException {
        var running = Running.parse(Files.readString(file)).filter(Running::isAlive);
        if (running.isEmpty()) {
            Files.deleteIfExists(file);
        }
        return running;
    }

    /// In a folder that all may write to, somebody else could have put records there for us to find.
    private boolean isOurs() {
        try {
            var others = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
            others.remove(PosixFilePermission.OWNER_READ);
            others.remove(PosixFilePermission.OWNER_WRITE);
            others.remove(PosixFilePermission.OWNER_EXECUTE);
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && others.isEmpty()
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
                            .equals(Files.getOwner(Path.of("/proc/self")));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
