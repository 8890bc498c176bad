package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailTrackTest {
    private static final String FOUND =
            """
            {"messages": [{"id": "abc", "at": "2026-03-02T12:00:00Z", "sender": "mary@contoso.test",
             "recipients": ["ann@fabrikam.test"], "subject": "Lunch"}]}
            """;
    private static final String REPORT =
            """
            {"traceId": "t1", "at": "2026-03-02T12:00:00Z", "sender": "mary@contoso.test", "recipients": ["ann@fabrikam.test"],
             "subject": "Lunch", "events": [{"at": "2026-03-02T12:00:01Z", "recipient": "ann@fabrikam.test", "status": "Transferred",
             "event": "TransferredToPartnerOrg", "data": [], "server": "mail.contoso.test"}],
             "unanswered": [{"recipient": "ann@fabrikam.test", "reasonCode": "PARTNER_FORBIDS", "sentence": "No.", "remedy": "Ask."}],
             "steps": [{"recipient": "ann@fabrikam.test", "step": "route", "where": "contoso.test", "millis": 1, "detail": "dauth"}]}
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
    void nothingFoundIsAFinding() {
        var result = shell.run("mail", "track", "--sender", "mary@contoso.test");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("No message is found.");
    }

    @Test
    void whatIsFoundIsShownWithItsId() {
        server.tracking(FOUND, REPORT);

        var table = shell.run("mail", "track", "--subject", "lun");
        var json = shell.run("mail", "track", "--json");

        assertThat(table.exit()).isZero();
        assertThat(table.out()).contains("abc", "mary@contoso.test", "Lunch → ann@fabrikam.test");
        assertThat(Json.parse(json.out()).path("messages").path(0).path("id").asString())
                .isEqualTo("abc");
    }

    @Test
    void whatBecameOfOneIsShownWithWhomCouldNotBeAskedAndHow() {
        server.tracking(FOUND, REPORT);

        var plain = shell.run("mail", "track", "abc");
        var explained = shell.run("mail", "track", "abc", "--explain");
        var json = shell.run("mail", "track", "abc", "--json");

        assertThat(plain.exit()).isZero();
        assertThat(plain.out())
                .contains("Lunch of mary@contoso.test", "Transferred", "mail.contoso.test")
                .contains("PARTNER_FORBIDS: No.", "What to do: Ask.", "trace t1")
                .doesNotContain("How the answer");
        assertThat(explained.out()).contains("How the answer for ann@fabrikam.test came about");
        assertThat(Json.parse(json.out()).has("steps")).isFalse();
    }

    @Test
    void whoNeverGotItIsAFinding() {
        server.tracking(FOUND, REPORT.replace("\"Transferred\"", "\"Unsuccessful\""));

        assertThat(shell.run("mail", "track", "abc").exit()).isEqualTo(1);
    }

    @Test
    void whoIsNotAmongThoseWhoWereWrittenToIsAFinding() {
        server.tracking(FOUND, REPORT.replaceAll("(?s)\"events\": \\[.*?\\}\\]", "\"events\": []"));

        var result = shell.run("mail", "track", "abc", "--recipient", "sue@contoso.test");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("Nothing is told of sue@contoso.test.");
    }

    @Test
    void withAnIdThereIsNothingToLookFor() {
        assertThat(shell.run("mail", "track", "abc", "--sender", "mary@contoso.test").exit())
                .isEqualTo(2);
    }
}
