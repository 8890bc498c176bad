package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailTipsCommandTest {
    private static final String TRACE = "0b9f6f0e-6d0c-4c3f-9d8e-3f1f5a6b7c8d";

    private static final String TOLD =
            """
            {"traceId": "%s", "requester": "mary@contoso.test", "answers": [
              {"address": "joe@contoso.test", "name": "Joe", "route": "oauth", "result": "answered", "pending": [],
               "tips": {"automaticReply": {"text": "Sue knows everything.", "language": "en",
                                           "start": "2026-03-02T00:00:00Z", "end": "2026-03-06T00:00:00Z"},
                        "mailboxFull": false, "maxMessageSize": 36700160, "deliveryRestricted": false, "moderated": false,
                        "invalidRecipient": false, "scope": ["Internal"]},
               "steps": [{"step": "target", "where": "contoso.test", "millis": 0,
                          "detail": "its mailbox is joe@contoso.cloud.test"},
                         {"step": "call", "where": "contoso.test", "millis": 9, "detail": "asked"}]},
              {"address": "sales@contoso.test", "route": "local", "result": "answered", "pending": [],
               "tips": {"customTip": "Orders first.", "totalMembers": 31, "externalMembers": 4, "moderated": true,
                        "deliveryRestricted": true, "mailboxFull": true, "maxMessageSize": 5000}, "steps": []},
              {"address": "nobody@contoso.test", "route": "local", "result": "answered", "pending": [],
               "tips": {"invalidRecipient": true}, "steps": []}]}
            """
                    .formatted(TRACE);

    private static final String FAILED =
            """
            {"traceId": "%s", "requester": "mary@contoso.test", "answers": [
              {"address": "ann@fabrikam.test", "route": "dauth", "result": "refused", "reasonCode": "MAIL_TIPS_DISABLED",
               "remedy": "Ask Fabrikam.", "pending": ["OutOfOfficeMessage", "CustomMailTip"], "steps": []}]}
            """
                    .formatted(TRACE);

    private static final String THERE =
            """
            {"traceId": "%s", "where": "contoso.cloud.test", "steps": [
              {"step": "checks", "where": "contoso.cloud.test", "millis": 1, "detail": "passed"},
              {"step": "mailtips", "where": "contoso.cloud.test", "millis": 1, "detail": "told all",
               "mailbox": "joe@contoso.cloud.test"}]}
            """
                    .formatted(TRACE);

    @TempDir private Path folder;

    @AutoClose private FakeServer contoso;
    @AutoClose private FakeServer cloud;

    private Shell shell;

    @BeforeEach
    void startServers() throws Exception {
        var authority = FakeAuthority.fresh();
        contoso = new FakeServer(authority).answering(TOLD);
        cloud = new FakeServer(authority).remembering(TRACE, THERE);
        var file =
                Shell.readyFile(
                        folder,
                        authority.writeTo(folder),
                        Map.of("contoso.test", contoso.url(), "contoso.cloud.test", cloud.url()));
        shell = new Shell(Map.of("ENTENTE_READY_FILE", file.toString()));
    }

    @Test
    void whatASenderHasToMindIsToldAndWhatIsAsUsualIsNot() {
        var result = shell.run("mailtips", "mary@contoso.test", "joe@contoso.test");

        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("joe@contoso.test (Joe)  answered, route oauth")
                .contains(
                        "Answers by itself (until 2026-03-06T00:00:00Z): Sue knows everything.",
                        "Takes up to 35.0 MiB.",
                        "Scope: Internal")
                .contains("Tip: Orders first.", "31 members, 4 of them outside.")
                .contains(
                        "A moderator lets each message through or not.",
                        "It does not take mail from this sender.",
                        "The mailbox is full.",
                        "Takes up to 4.9 KiB.")
                .contains("There is no such recipient.");
        assertThat(result.out().split("The mailbox is full", -1)).hasSize(2);
    }

    @Test
    void membersOutsideAreToldWhereNoMoreOfAGroupIs() {
        contoso.answering(TOLD.replace("\"totalMembers\": 31, ", ""));

        assertThat(shell.run("mailtips", "mary@contoso.test", "sales@contoso.test").out())
                .contains("4 members are outside.")
                .doesNotContain("31");
    }

    @Test
    void questionIsSentAsItWasAsked() {
        shell.run(
                "mailtips",
                "mary@contoso.test",
                "joe@contoso.test",
                "bob@contoso.test",
                "--sending-as",
                "sales@contoso.test",
                "--tip",
                "CustomMailTip");

        assertThat(contoso.change().replaceAll("\\s+", ""))
                .isEqualTo(
                        "POST/entente/admin/mailtips{\"from\":\"mary@contoso.test\","
                                + "\"to\":[\"joe@contoso.test\",\"bob@contoso.test\"],"
                                + "\"sendingAs\":\"sales@contoso.test\",\"tips\":[\"CustomMailTip\"]}");
    }

    @Test
    void refusalIsAFindingWithItsReasonItsRemedyAndWhatItCost() {
        contoso.answering(FAILED);

        var result = shell.run("mailtips", "mary@contoso.test", "ann@fabrikam.test");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out())
                .contains("refused, route dauth, MAIL_TIPS_DISABLED")
                .contains("What to do: Ask Fabrikam.")
                .contains("Not found out: OutOfOfficeMessage, CustomMailTip");
    }

    @Test
    void explanationPutsTheOtherSideBeforeItsCall() {
        var result = shell.run("mailtips", "mary@contoso.test", "joe@contoso.test", "--explain");

        assertThat(result.out()).containsSubsequence("target", "checks", "told all", "asked");
    }

    @Test
    void jsonIsTheServersWithBothSidesSteps() {
        var result =
                shell.run(
                        "mailtips", "mary@contoso.test", "joe@contoso.test", "--explain", "--json");

        var document = Json.parse(result.out());
        assertThat(document.path("traceId").asString()).isEqualTo(TRACE);
        assertThat(document.path("answers").path(0).path("steps").size()).isEqualTo(4);
    }
}
