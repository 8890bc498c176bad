package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.server.Configuration;
import entente.server.ConfigurationFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The manual's configuration file is one that the server reads, setting for setting.
class ConfigurationExampleTest {
    private static final Path EXAMPLE = Path.of("../docs/manual/entente.toml");
    private static final Pattern FILE = Pattern.compile("\"(keys/[a-z-]+\\.(?:crt|key|txt))\"");

    @TempDir private Path folder;

    @Test
    void everySettingOfTheExampleIsOne() throws IOException, ConfigurationFaults {
        var text = Files.readString(EXAMPLE);
        makeFilesNamedIn(text);

        var configuration =
                Configuration.read(Files.writeString(folder.resolve("entente.toml"), text));

        var organisation = configuration.organisation().orElseThrow();
        assertThat(organisation.signing().next()).isPresent();
        assertThat(configuration.broker().orElseThrow().administrator()).isPresent();
    }

    private void makeFilesNamedIn(String text) throws IOException {
        Files.createDirectories(folder.resolve("keys"));
        var named = FILE.matcher(text);
        while (named.find()) {
            Files.writeString(folder.resolve(named.group(1)), "");
        }
    }
}
