package entente.server;

import java.nio.file.Path;
import java.util.Optional;

/// What one program serves: an organisation, a broker, or both.
///
/// Paths in a file are relative to the folder that the file is in.
public record Configuration(
        Optional<OrganisationSettings> organisation, Optional<BrokerSettings> broker) {
    /// Reads a TOML file. Every fault it has is in the exception.
    public static Configuration read(Path file) throws ConfigurationFaults {
        return ConfigurationFile.read(file);
    }
}
