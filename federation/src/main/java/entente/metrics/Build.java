package entente.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Which version this is: the build writes it into `version.txt`.
final class Build {
    private Build() {}

    static String version() {
        try (var file = Build.class.getResourceAsStream("version.txt")) {
            return file == null
                    ? "unknown"
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
