package entente.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final Words WORD = new Words("word");

    @TempDir private Path folder;

    @Test
    void whatWasChangedIsThereAfterwards() {
        try (var file = SettingsFile.open(path())) {
            put(file.of(WORD), "greeting", "hello");
        }

        try (var file = SettingsFile.open(path())) {
            assertThat(file.of(WORD).all()).containsExactly("hello");
            assertThat(file.of(new Words("other")).all()).isEmpty();
        }
    }

    @Test
    void removedSettingStaysAway() {
        try (var file = SettingsFile.open(path())) {
            var words = file.of(WORD);
            put(words, "greeting", "hello");

            words.change(draft -> {
                draft.remove("greeting");
                draft.remove("never there");
                return "";
            });

            assertThat(words.at("greeting")).isEmpty();
        }
        try (var file = SettingsFile.open(path())) {
            assertThat(file.of(WORD).all()).isEmpty();
        }
    }

    @Test
    void changeThatIsGivenUpLeavesEverythingAsItWas() {
        try (var file = SettingsFile.open(path())) {
            var words = file.of(WORD);
            put(words, "greeting", "hello");

            assertThatThrownBy(() ->
                            words.change(draft -> {
                                draft.put("greeting", "goodbye");
                                throw new IOException("no");
                            }))
                    .isInstanceOf(IOException.class);

            assertThat(words.all()).containsExactly("hello");
        }
        try (var file = SettingsFile.open(path())) {
            assertThat(file.of(WORD).all()).containsExactly("hello");
        }
    }

    @Test
    void whoReadsDuringAChangeSeesWhatWas() {
        try (var file = SettingsFile.open(path())) {
            var words = file.of(WORD);
            put(words, "greeting", "hello");

            var seen =
                    words.change(draft -> {
                        draft.put("greeting", "goodbye");
                        return words.at("greeting");
                    });

            assertThat(seen).contains("hello");
            assertThat(words.at("greeting")).contains("goodbye");
        }
    }

    @Test
    void writerThatDiesInTheMiddleOfAChangeLeavesTheChangeBefore() throws Exception {
        var writer =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HaltingWriter.class.getName(),
                                path().toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var acknowledged = writer.inputReader(UTF_8).lines().toList();
        assertThat(writer.waitFor()).isEqualTo(9);

        try (var file = SettingsFile.open(path())) {
            assertThat(acknowledged).containsExactly("0", "1", "2");
            assertThat(file.of(WORD).all()).containsExactly("a2", "b2");
        }
    }

    @Test
    void onlyItsUserMayReadIt() throws IOException {
        Files.createFile(
                path(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        try (var file = SettingsFile.open(path());
                var all = Files.list(folder)) {
            put(file.of(WORD), "greeting", "hello");

            assertThat(all.toList())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(each ->
                            assertThat(Files.getPosixFilePermissions(each))
                                    .as(each.toString())
                                    .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void secondServerDoesNotOpenIt() {
        try (var file = SettingsFile.open(path())) {
            put(file.of(WORD), "greeting", "hello");

            assertThatThrownBy(() -> SettingsFile.open(path()))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem ->
                                    assertThat(problem.refusal().code())
                                            .isEqualTo(Code.STORE_UNREADABLE));
        }
    }

    @Test
    void documentOfALaterVersionIsNamedAndNotGuessedAt() {
        try (var file = SettingsFile.open(path())) {
            put(file.of(WORD), "greeting", "version 2: hello");
        }

        try (var file = SettingsFile.open(path())) {
            assertThatThrownBy(() -> file.of(WORD))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("The word greeting cannot be read")
                    .hasMessageContaining("version 2");
        }
    }

    private Path path() {
        return folder.resolve("settings.db");
    }

    private static void put(Settings<String> words, String key, String word) {
        words.change(draft -> {
            draft.put(key, word);
            return word;
        });
    }
}
