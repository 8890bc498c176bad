package entente.server;

import entente.server.ConfigurationFaults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// A TOML file as it lies there. `folder` is where the paths in it begin.
public record TomlFile(TomlTable table, Path folder) {
    private static final long MEBIBYTE = 1024 * 1024;

    /// Reads a file of at most so many MiB; `what` is what a larger one is not. All faults of its syntax are told together.
    public static TomlFile read(Path file, int mebibytes, String what) throws ConfigurationFaults {
        var parsed = Toml.parse(text(file, mebibytes, what));
        if (parsed.hasErrors()) {
            throw new ConfigurationFaults(
                    file,
                    parsed.errors().stream()
                            .map(error ->
                                    fault(error.position(), String.valueOf(error.getMessage())))
                            .toList());
        }
        return new TomlFile(
                parsed,
                Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/")));
    }

    /// A fault at a place of the file.
    public static Fault fault(TomlPosition position, String what) {
        return new Fault(position.line(), position.column(), what);
    }

    private static String text(Path file, int mebibytes, String what) throws ConfigurationFaults {
        try {
            if (Files.size(file) > mebibytes * MEBIBYTE) {
                throw unusable(file, "larger than %d MiB: no %s".formatted(mebibytes, what));
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw unusable(file, "the file cannot be read: " + unreadable.getMessage());
        }
    }

    private static ConfigurationFaults unusable(Path file, String why) {
        return new ConfigurationFaults(file, List.of(new Fault(1, 1, why)));
    }
}
