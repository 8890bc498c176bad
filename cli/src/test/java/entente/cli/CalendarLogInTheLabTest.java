package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import entente.lab.Lab;
import entente.lab.LabOptions;
import entente.lab.RunningLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What somebody did to a meeting in a client, and how an administrator finds out.
@TestInstance(Lifecycle.PER_CLASS)
class CalendarLogInTheLabTest {
    private static final String ALICE = "alice@contoso.test";
    private static final Pattern ITEM = Pattern.compile("<t:ItemId[^>]*/>");

    @AutoClose private final RunningLab lab;

    private final Shell shell;
    private final ClientInTheLab alice;

    @TempDir private Path folder;

    CalendarLogInTheLabTest() throws IOException {
        lab = Lab.start(LabOptions.passing());
        shell = new Shell(Map.of("ENTENTE_READY_FILE", lab.readyFile().toString()));
        alice = new ClientInTheLab(lab, ALICE);
    }

    @Test
    void whyAMeetingMovedIsAnsweredByOneCommand() throws Exception {
        var item = sent(CREATION);
        sent(
                """
                <m:UpdateItem ConflictResolution="AlwaysOverwrite" SendMeetingInvitationsOrCancellations="SendToNone">
                <m:ItemChanges><t:ItemChange>%s<t:Updates>
                <t:SetItemField><t:FieldURI FieldURI="calendar:Start"/><t:CalendarItem><t:Start>2026-03-02T11:00:00Z</t:Start></t:CalendarItem></t:SetItemField>
                <t:SetItemField><t:FieldURI FieldURI="calendar:End"/><t:CalendarItem><t:End>2026-03-02T12:00:00Z</t:End></t:CalendarItem></t:SetItemField>
                </t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>
                """
                        .formatted(item));

        var text = shell.run("calendar", "log", ALICE, "--subject", "budget");
        var json = Json.parse(shell.run("calendar", "log", ALICE, "--json").out());
        var uid = json.path("entries").path(0).path("uid").asString();
        var capped = shell.run("calendar", "log", ALICE, "--uid", uid, "--limit", "1");
        var none = shell.run("calendar", "log", ALICE, "--uid", "other");
        var wrong = shell.run("calendar", "log", ALICE, "--start", "yesterday");

        assertThat(text.exit()).as(text.err()).isZero();
        assertThat(text.out())
                .contains("\"Budget\"  changed by alice@contoso.test (ews)")
                .contains("    start: 2026-03-02T09:00:00Z -> 2026-03-02T11:00:00Z")
                .contains("    end: 2026-03-02T10:00:00Z -> 2026-03-02T12:00:00Z");
        assertThat(json.path("capped").asBoolean()).isFalse();
        assertThat(capped.out()).contains("Budget").doesNotContain("There may be more");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.out()).contains("Nothing that happened to appointments is found.");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(
                        shell.run(
                                        "audit",
                                        "--org",
                                        "contoso.test",
                                        "--event",
                                        "admin-read",
                                        "--json")
                                .out())
                .contains("POST /entente/admin/mailboxes/alice@contoso.test/calendar/log");
        assertThat(shell.run("recover", "record", ALICE).out()).contains("logged");
    }

    @Test
    void whatAnImportChangedSaysSo() throws Exception {
        for (var sequence = 0; sequence < 2; sequence++) {
            Files.writeString(
                    folder.resolve("tea.ics"),
                    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:tea\r\nSEQUENCE:%d\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260302T1%d0000Z\r\nDURATION:PT1H\r\nSUMMARY:Tea\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
                            .formatted(sequence, sequence));
            assertThat(
                            shell.run(
                                            "mailbox",
                                            "import",
                                            ALICE,
                                            folder.resolve("tea.ics").toString())
                                    .exit())
                    .isZero();
        }

        assertThat(shell.run("calendar", "log", ALICE, "--uid", "tea").out())
                .contains("changed by import of a calendar (administration)")
                .contains("start: 2026-03-02T10:00:00Z -> 2026-03-02T11:00:00Z");
    }

    private static final String CREATION =
            """
            <m:CreateItem SendMeetingInvitations="SendToNone"><m:Items><t:CalendarItem><t:Subject>Budget</t:Subject>
            <t:Start>2026-03-02T09:00:00Z</t:Start><t:End>2026-03-02T10:00:00Z</t:End></t:CalendarItem></m:Items></m:CreateItem>
            """;

    /// Gives the id of the item that the answer names.
    private String sent(String request) throws Exception {
        var answer = alice.ask(request);
        var item = ITEM.matcher(answer);
        assertThat(item.find()).as(answer).isTrue();
        return item.group();
    }
}
