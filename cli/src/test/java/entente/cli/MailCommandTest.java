package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCommandTest {
    private static final String WAITING =
            """
            {"id": "0b1f", "from": "mary@contoso.test", "to": ["ann@fabrikam.test", "nils@northwind.test"], "messageId": "<one@contoso.test>",
             "size": 1000, "posted": "2026-03-02T12:00:00Z", "due": "2026-03-02T12:04:00Z", "tries": 2, "fault": "450 4.2.1 busy"}
            """;

    @TempDir private Path folder;

    @AutoClose private FakeServer server;

    private Shell shell = new Shell(Map.of());

    @BeforeEach
    void startServer() throws Exception {
        var authority = FakeAuthority.fresh();
        server = new FakeServer(authority);
        var file =
                Shell.readyFile(
                        folder, authority.writeTo(folder), Map.of("contoso.test", server.url()));
        shell = new Shell(Map.of("ENTENTE_READY_FILE", file.toString()));
    }

    @Test
    void nothingWaitsIsSaidSo() {
        var result = shell.run("mail", "queue");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("Nothing waits.");
    }

    @Test
    void whatWaitsIsShownWithTheReasonAndIsAFinding() {
        server.waiting(WAITING);

        var result = shell.run("mail", "queue");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out())
                .contains("0b1f", "mary@contoso.test", "2026-03-02T12:04:00Z")
                .containsSubsequence("ann@fabrikam.test", "nils@northwind.test:", "450", "busy");
    }

    @Test
    void whatWasNotTriedYetIsNoFinding() {
        server.waiting(WAITING.replace("\"tries\": 2", "\"tries\": 0"));

        var result = shell.run("mail", "queue", "--json");

        assertThat(result.exit()).isZero();
        assertThat(Json.parse(result.out()).path("waiting").path(0).path("id").asString())
                .isEqualTo("0b1f");
    }

    @Test
    void oneOrAllAreTriedAgain() {
        server.waiting(WAITING);

        var one = shell.run("mail", "retry", "0b1f");
        var all = shell.run("mail", "retry", "--all");
        var neither = shell.run("mail", "retry");

        assertThat(one.exit()).isZero();
        assertThat(all.out()).contains("1 are tried");
        assertThat(neither.exit()).isEqualTo(2);
        assertThat(server.changes())
                .hasSize(2)
                .allMatch(change -> change.startsWith("POST /entente/admin/mail-queue/0b1f/retry"));
    }

    @Test
    void oneIsGivenUpUnlessItIsOnlyTried() {
        server.waiting(WAITING);

        var tried = shell.run("mail", "drop", "0b1f", "--dry-run");

        assertThat(tried.out()).contains("Would give up the message of mary@contoso.test");
        assertThat(
                        Json.parse(shell.run("mail", "drop", "0b1f", "--dry-run", "--json").out())
                                .path("changed")
                                .asBoolean(true))
                .isFalse();
        assertThat(server.changes()).isEmpty();

        var done = shell.run("mail", "drop", "0b1f", "--yes");

        assertThat(done.out()).contains("its sender has a report");
        assertThat(server.change()).startsWith("DELETE /entente/admin/mail-queue/0b1f");
    }
}
