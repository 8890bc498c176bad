package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private final Shell shell = new Shell(Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "lab --help",
                "serve --help",
                "lookup --help",
                "snapshot --help",
                "apply --help",
                "mailbox --help",
                "mailbox list --help",
                "mailbox show --help",
                "mailbox stats --help",
                "mailbox add --help",
                "mailbox set --help",
                "mailbox password --help",
                "mailbox service-password add --help",
                "mailbox service-password list --help",
                "mailbox service-password remove --help",
                "mailbox remove --help",
                "mailbox import --help"
            })
    void helpIsGivenAndFitsTheLine(String arguments) {
        var result = shell.run(arguments.split(" ", -1));

        assertThat(result.exit()).isZero();
        assertThat(result.out()).startsWith("Usage: entente");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= Table.WIDTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "stats", "add", "set", "remove", "import", "password"})
    void helpNamesTheCounterpartThatExchangeAdministratorsKnow(String command) {
        var result = shell.run("mailbox", command, "--help");

        assertThat(result.out()).contains("In Exchange: ");
    }

    @Test
    void optionThatIsNoneIsAUsageErrorInOneSentence() {
        var result = shell.run("mailbox", "list", "--nonsense");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err().lines()).hasSize(2);
        assertThat(result.err()).contains("--nonsense").contains("entente mailbox list --help");
    }

    @Test
    void faultsOfAConfigurationAreAFindingOfTheCheckWithTheirPlace(@TempDir Path folder)
            throws IOException {
        var file = Files.writeString(folder.resolve("entente.toml"), "nonsense = 1\n");

        var result = shell.run("serve", "--config", file.toString(), "--check");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("entente.toml:1:1: ");
    }

    @Test
    void whatKeepsAServerFromStartingIsToldWithItsCodeAndWhatToDo() {
        var failed = CommandFailed.couldNotStart(new Problem(Refusal.of(Code.STORE_IN_USE)));

        assertThat(failed.exit()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(failed.sentence()).startsWith("STORE_IN_USE: ");
        assertThat(failed.advice()).isEqualTo(Code.STORE_IN_USE.remedy());
    }

    @Test
    void colourIsLeftOutWhereNobodyAskedForIt() {
        assertThat(shell.run("--help").out()).doesNotContain("\u001b");
    }
}
