package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupCommandTest {
    private static final String TRACE = "0b9f6f0e-6d0c-4c3f-9d8e-3f1f5a6b7c8d";

    private static final String ANSWERED =
            """
            {"traceId": "%s", "requester": "mary@contoso.test",
             "window": {"start": "2026-03-02T00:00:00Z", "end": "2026-03-02T03:00:00Z"},
             "answers": [{"address": "joe@contoso.test", "route": "oauth", "result": "answered",
               "accessLevel": "LimitedDetails", "mergedFreeBusy": "022310",
               "busy": [{"start": "2026-03-02T00:30:00Z", "end": "2026-03-02T01:30:00Z",
                         "status": "Busy", "subject": "Stand-up", "location": "Online"}],
               "steps": [{"step": "target", "where": "contoso.test", "millis": 0,
                          "detail": "its mailbox is joe@contoso.cloud.test"},
                         {"step": "call", "where": "contoso.test", "millis": 4, "detail": "challenge"},
                         {"step": "call", "where": "contoso.test", "millis": 9, "detail": "asked"}]}]}
            """
                    .formatted(TRACE);

    private static final String REFUSED =
            """
            {"traceId": "%s", "requester": "mary@contoso.test",
             "window": {"start": "2026-03-02T00:00:00Z", "end": "2026-03-02T03:00:00Z"},
             "answers": [{"address": "sue@contoso.test", "route": "none", "result": "refused",
               "reasonCode": "CALENDAR_NOT_SHARED", "remedy": "Ask sue.", "steps": []}]}
            """
                    .formatted(TRACE);

    private static final String THERE =
            """
            {"traceId": "%s", "where": "contoso.cloud.test", "steps": [
              {"step": "checks", "where": "contoso.cloud.test", "millis": 1, "detail": "passed"},
              {"step": "answer", "where": "contoso.cloud.test", "millis": 1, "detail": "read",
               "mailbox": "joe@contoso.cloud.test"},
              {"step": "answer", "where": "contoso.cloud.test", "millis": 1, "detail": "not hers",
               "mailbox": "sue@contoso.cloud.test"}]}
            """
                    .formatted(TRACE);

    @TempDir private Path folder;

    @AutoClose private FakeServer contoso;
    @AutoClose private FakeServer cloud;

    private Shell shell;

    @BeforeEach
    void startServers() throws Exception {
        var authority = FakeAuthority.fresh();
        contoso = new FakeServer(authority).answering(ANSWERED);
        cloud = new FakeServer(authority).remembering(TRACE, THERE);
        var file =
                Shell.readyFile(
                        folder,
                        authority.writeTo(folder),
                        Map.of("contoso.test", contoso.url(), "contoso.cloud.test", cloud.url()));
        shell = new Shell(Map.of("ENTENTE_READY_FILE", file.toString()));
    }

    @Test
    void answerIsShownWithItsBarAndItsEntries() {
        var result = shell.run("lookup", "mary@contoso.test", "joe@contoso.test", "--zone", "UTC");

        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("joe@contoso.test  answered, route oauth, shows LimitedDetails")
                .contains("Mon 02 Mar  ·██▓░·\n")
                .contains("Mon 02 Mar 00:30 – 01:30  Busy  Stand-up (Online)");
    }

    @Test
    void questionIsSentAsItWasAsked() {
        shell.run(
                "lookup",
                "mary@contoso.test",
                "joe@contoso.test",
                "sue@contoso.test",
                "--zone",
                "Europe/Berlin",
                "--start",
                "2026-03-02",
                "--days",
                "1",
                "--view",
                "freebusymerged",
                "--interval",
                "15");

        assertThat(contoso.change().replaceAll("\\s+", ""))
                .isEqualTo(
                        "POST/entente/admin/lookup{\"from\":\"mary@contoso.test\","
                                + "\"to\":[\"joe@contoso.test\",\"sue@contoso.test\"],"
                                + "\"start\":\"2026-03-01T23:00:00Z\",\"end\":\"2026-03-02T23:00:00Z\","
                                + "\"view\":\"FreeBusyMerged\",\"intervalMinutes\":15}");
    }

    @Test
    void refusalIsAFindingWithItsReasonAndItsRemedy() {
        contoso.answering(REFUSED);

        var result = shell.run("lookup", "mary@contoso.test", "sue@contoso.test");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out())
                .contains("refused, route none, CALENDAR_NOT_SHARED")
                .contains("The calendar is not shared with you.")
                .contains("What to do: Ask sue.");
    }

    @Test
    void explanationShowsTheOtherSidesStepsWithinTheCallThatCausedThem() {
        var result = shell.run("lookup", "mary@contoso.test", "joe@contoso.test", "--explain");

        assertThat(result.out())
                .containsSubsequence("challenge", "passed", "read", "asked")
                .doesNotContain("not hers");
    }

    @Test
    void jsonIsWhatTheServerSaidAndWithExplainBothSides() {
        var plain = shell.run("lookup", "mary@contoso.test", "joe@contoso.test", "--json");
        var explained =
                shell.run("lookup", "mary@contoso.test", "joe@contoso.test", "--json", "--explain");

        assertThat(Json.parse(plain.out())).isEqualTo(Json.parse(ANSWERED));
        var steps = Json.parse(explained.out()).path("answers").path(0).path("steps");
        assertThat(steps.valueStream().map(step -> step.path("where").asString()))
                .containsExactly(
                        "contoso.test",
                        "contoso.test",
                        "contoso.cloud.test",
                        "contoso.cloud.test",
                        "contoso.test");
    }

    @Test
    void otherSideThatDoesNotTellLeavesItsHalfBlank() {
        cloud.close();

        var result = shell.run("lookup", "mary@contoso.test", "joe@contoso.test", "--explain");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("asked").doesNotContain("passed");
        assertThat(result.err()).contains("contoso.cloud.test did not tell its steps");
    }

    @Test
    void windowThatEndsBeforeItBeginsIsAUsageError() {
        var result =
                shell.run(
                        "lookup",
                        "mary@contoso.test",
                        "joe@contoso.test",
                        "--start",
                        "2026-03-03",
                        "--end",
                        "2026-03-02");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(contoso.asked()).isEmpty();
    }

    @Test
    void strangeAnswerIsTold() {
        contoso.answering("[]");

        var result = shell.run("lookup", "mary@contoso.test", "joe@contoso.test");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("not that of a lookup");
    }
}
