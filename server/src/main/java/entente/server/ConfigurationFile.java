package entente.server;

import entente.server.ConfigurationFaults.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import org.tomlj.TomlPosition;

/// Reads a configuration file: what it says, or everything that is wrong with it.
final class ConfigurationFile {
    private static final int MOST_MEBIBYTES = 4;

    private ConfigurationFile() {}

    static Configuration read(Path file) throws ConfigurationFaults {
        var toml = TomlFile.read(file, MOST_MEBIBYTES, "configuration");
        var faults = new ArrayList<Fault>();
        var root = new Table(toml.table(), TomlPosition.positionAt(1, 1), toml.folder(), faults);
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
}
