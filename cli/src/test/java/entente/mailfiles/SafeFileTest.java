package entente.mailfiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a file that is written gets its name, and whose it never takes.
class SafeFileTest {
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("a.eml");
    }

    @Test
    void aFileHasItsNameOnceItIsKeptAndTheTimeThatWasSaid() throws IOException {
        var then = Instant.parse("2024-03-02T10:00:00Z");

        try (var safe = new SafeFile(file)) {
            safe.write("text".getBytes(UTF_8));
            assertThat(file).doesNotExist();
            safe.keep(then);
        }

        assertThat(file).hasContent("text");
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(then);
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void whatWasNotKeptIsGone() throws IOException {
        try (var safe = new SafeFile(file)) {
            safe.write("half".getBytes(UTF_8));
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatARunBeforeLeftHalfDoneIsWrittenAnew() throws IOException {
        Files.writeString(folder.resolve("a.eml.part"), "a long half of another");

        try (var safe = new SafeFile(file)) {
            safe.write("text".getBytes(UTF_8));
            safe.keep();
        }

        assertThat(file).hasContent("text");
    }

    @Test
    void aFileThatIsThereIsNeverReplaced() throws IOException {
        Files.writeString(file, "before");

        assertThatThrownBy(() -> new SafeFile(file)).isInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).hasContent("before");
    }

    @Test
    void aFileThatComesMeanwhileIsNotReplacedEither() throws IOException {
        try (var safe = new SafeFile(file)) {
            safe.write("text".getBytes(UTF_8));
            Files.writeString(file, "meanwhile");

            assertThatThrownBy(safe::keep).isInstanceOf(FileAlreadyExistsException.class);
        }

        assertThat(file).hasContent("meanwhile");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void aLinkThatLeadsNowhereIsThereToo() throws IOException {
        Files.createSymbolicLink(file, folder.resolve("nowhere"));

        assertThatThrownBy(() -> new SafeFile(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aLinkIsNotRead() throws IOException {
        Files.createSymbolicLink(file, Files.writeString(folder.resolve("secret"), "secret"));

        assertThatThrownBy(() -> new LineFile(file).close()).isInstanceOf(IOException.class);
    }
}
