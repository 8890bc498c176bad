package entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
    private static final String REFUSED =
            """
            {"kind": "an actor token of a broker (L1)", "at": "2026-03-02T12:00:00Z", "host": "mail.contoso.test",
             "accepted": false, "refusal": {"reasonCode": "TOKEN_TIMES", "sentence": "The token is not valid now.",
               "cause": "it ended.", "remedy": "Compare the clocks."},
             "checks": ["three segments, canonically written"], "notLookedAt": [], "notes": ["Nobody was called."],
             "parts": [{"part": "token", "header": {"alg": "RS256"}, "says": {"iss": "hub@contoso.test"},
               "times": [{"name": "exp", "time": "2026-03-02T11:00:00Z", "words": "1 hour ago"}],
               "signature": "valid, by a key of the broker hub"}]}
            """;

    @TempDir private Path folder;

    @AutoClose private FakeServer server;

    private Shell shell = new Shell(Map.of());
    private String file = "";

    @BeforeEach
    void startServer() throws Exception {
        var authority = FakeAuthority.fresh();
        server = new FakeServer(authority).judging(REFUSED);
        var ready =
                Shell.readyFile(
                        folder, authority.writeTo(folder), Map.of("contoso.test", server.url()));
        shell = new Shell(Map.of("ENTENTE_READY_FILE", ready.toString()));
        file = Files.writeString(folder.resolve("token.txt"), "a.token.here\n").toString();
    }

    @Test
    void refusedTokenIsAFindingThatIsExplained() {
        var result = shell.run("token", "inspect", file);

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out())
                .startsWith("This is an actor token of a broker (L1).")
                .contains("refused at 2026-03-02T12:00:00Z, sent to mail.contoso.test: TOKEN_TIMES")
                .contains("Cause: it ended.", "What to do: Compare the clocks.")
                .contains("- three segments", "2026-03-02T11:00:00Z, 1 hour ago")
                .contains("valid, by a key of the broker hub", "Nobody was called.");
    }

    @Test
    void acceptedTokenIsGood() {
        server.judging(
                "{\"kind\": \"a token\", \"accepted\": true, \"caller\": \"mary of contoso\"}");

        var result = shell.run("token", "inspect", file);

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("lets in mary of contoso");
    }

    @Test
    void circumstancesAreSentAsTheyWereSaid() {
        shell.run(
                "token",
                "inspect",
                file,
                "--host=autodiscover.contoso.test",
                "--at=2026-03-02T13:00:00+01:00",
                "--offline");

        assertThat(server.change())
                .startsWith("POST /entente/admin/token/inspect")
                .contains("autodiscover.contoso.test", "2026-03-02T13:00+01:00")
                .contains("a.token.here", "\"offline\" : true");
    }

    @Test
    void standardInputIsReadWhereNoFileIsNamed() {
        var before = System.in;
        System.setIn(new ByteArrayInputStream("from.standard.input".getBytes(UTF_8)));
        try {
            shell.run("token", "inspect");
        } finally {
            System.setIn(before);
        }

        assertThat(server.change()).contains("from.standard.input");
    }

    @Test
    void fileThatIsNotThereAndTimeThatIsNoneAreToldApart() {
        assertThat(shell.run("token", "inspect", folder.resolve("none").toString()).exit())
                .isEqualTo(3);
        assertThat(shell.run("token", "inspect", file, "--at=noon").exit()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void fileThatIsTooLargeIsNotSent() throws Exception {
        var large = Files.write(folder.resolve("large"), new byte[512 * 1024 + 1]);

        assertThat(shell.run("token", "inspect", large.toString()).exit()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }
}
