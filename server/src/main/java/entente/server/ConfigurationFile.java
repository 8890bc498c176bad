package entente.server;

import entente.server.ConfigurationFaults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlPosition;

/// Reads a configuration file: what it says, or everything that is wrong with it.
final class ConfigurationFile {
    private static final long MOST_BYTES = 4 * 1024 * 1024;

    private ConfigurationFile() {}

    static Configuration read(Path file) throws ConfigurationFaults {
        var parsed = Toml.parse(text(file));
        if (parsed.hasErrors()) {
            throw new ConfigurationFaults(
                    file,
                    parsed.errors().stream()
                            .map(error ->
                                    fault(error.position(), String.valueOf(error.getMessage())))
                            .toList());
        }
        var faults = new ArrayList<Fault>();
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
        var root = new Table(parsed, TomlPosition.positionAt(1, 1), folder, faults);
        var configuration =
                new Configuration(
                        root.table("organisation").map(OrganisationTable::read),
                        root.table("broker").map(BrokerTable::read));
        if (configuration.organisation().isEmpty() && configuration.broker().isEmpty()) {
            root.fault("", "nothing to serve: neither [organisation] nor [broker] is here");
        }
        root.nothingElse();
        if (!faults.isEmpty()) {
            throw new ConfigurationFaults(file, faults);
        }
        return configuration;
    }

    private static String text(Path file) throws ConfigurationFaults {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ConfigurationFaults(
                        file, List.of(new Fault(1, 1, "larger than 4 MiB: no configuration")));
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new ConfigurationFaults(
                    file,
                    List.of(
                            new Fault(
                                    1, 1, "the file cannot be read: " + unreadable.getMessage())));
        }
    }

    private static Fault fault(TomlPosition position, String what) {
        return new Fault(position.line(), position.column(), what);
    }
}
