package entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers wrote is shown, and done by no terminal.
class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[8A\u001b[2Kaccepted",
                "\u001b]52;c;aGk=\u0007",
                "\u009b8A",
                "bob\u202etset",
                "over\rwritten",
                "\ue000",
                "\u001b[5m"
            })
    void nothingSteersTheTerminal(String text) {
        terminal(true).say(text);

        assertThat(said()).matches("[ -~]*").contains("\\u");
    }

    @Test
    void ourOwnColoursAndWhatBelongsToNamesPass() {
        var terminal = terminal(true);
        var text = terminal.good("accepted") + " Zoë 山田 \ud83d\ude00 a\u200db\n\tnext";

        terminal.say(text);

        assertThat(said()).isEqualTo(text);
    }

    @Test
    void nothingIsColouredWhereNothingIsToBe() {
        terminal(false).say("\u001b[31mred");

        assertThat(said()).isEqualTo("\\u001b[31mred");
    }

    @Test
    void jsonMeansTheSame() {
        terminal(false).say("{\"name\":\"bob\u202e\"}");

        assertThat(Json.parse(said()).path("name").asString()).isEqualTo("bob\u202e");
    }

    @Test
    void remarksAreNoOtherMatter() {
        terminal(true).remark("\u001b[2J");

        assertThat(said()).isEqualTo("\\u001b[2J");
    }

    private Terminal terminal(boolean coloured) {
        var stream = new PrintStream(out, true, UTF_8);
        return new Terminal(stream, stream, coloured, coloured);
    }

    private String said() {
        return out.toString(UTF_8).stripTrailing();
    }
}
