package entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder on the disk that goes with all that is in it when it is closed.
record TemporaryFolder(Path path) implements AutoCloseable {
    static TemporaryFolder made() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("entente-bench"));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (var each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
