package entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir private Path folder;

    @Test
    void newFolderIsItsOwnersAlone() throws IOException {
        var state = StateFolder.at(folder.resolve("state"));

        assertThat(rights(state.folder())).isEqualTo("rwx------");
    }

    @Test
    void othersLoseTheirRightsToAFolderThatIsThere() throws IOException {
        var state = Files.createDirectory(folder.resolve("state"));
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));

        StateFolder.at(state);

        assertThat(rights(state)).isEqualTo("rwx------");
    }

    private static String rights(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}
