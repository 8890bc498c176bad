package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import entente.lab.Lab;
import entente.lab.LabOptions;
import entente.lab.RunningLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What an administrator says of old items by commands, and what goes then.
@TestInstance(Lifecycle.PER_CLASS)
class RetentionInTheLabTest {
    private static final String ALICE = "alice@contoso.test";
    private static final String CONTOSO = "contoso.test";
    @AutoClose private final RunningLab lab;

    private final Shell shell;

    @TempDir private Path folder;

    RetentionInTheLabTest() throws IOException {
        lab = Lab.start(LabOptions.passing());
        shell = new Shell(Map.of("ENTENTE_READY_FILE", lab.readyFile().toString()));
    }

    @Test
    void whatIsOldIsForeseenHeldAndThenGoes() throws IOException {
        oldAndNewMailIsThere();
        run(
                "retention-tag",
                "add",
                "Work",
                "--org",
                "contoso.test",
                "--type",
                "Inbox",
                "--age",
                "365");
        run("retention-policy", "add", "Standard", "--org", "contoso.test", "--tag", "Work");
        var tried = run("retention", "assign", ALICE, "Standard", "--dry-run");
        var none = run("retention", "show", ALICE);

        var assigned = run("retention", "assign", ALICE, "standard");
        var held = run("retention", "hold", ALICE, "on", "--comment", "On leave");
        var nothing = run("retention", "run", ALICE, "--dry-run");
        var shown = run("retention", "show", ALICE);
        run("retention", "hold", ALICE, "off");
        var foreseen = run("retention", "run", ALICE, "--dry-run");
        var json = Json.parse(run("retention", "run", ALICE, "--dry-run", "--json").out());
        var ran = run("retention", "run", ALICE, "--yes");
        var again = run("retention", "run", "--all", "--org", "contoso.test", "--yes", "--json");

        assertThat(tried.out())
                .contains("Would give alice@contoso.test the retention policy Standard");
        assertThat(none.out()).contains("none");
        assertThat(assigned.out())
                .contains("alice@contoso.test has the retention policy Standard.");
        assertThat(held.out()).contains("is on");
        assertThat(nothing.out()).contains("Nothing is due.");
        assertThat(shown.out())
                .contains("Work: after 365 days DeleteAndAllowRecovery", "on: On leave");
        assertThat(foreseen.out())
                .contains("Inbox/Work", "tag Work", "to Deletions", "IPM.Note")
                .doesNotContain("Lunch");
        var group = json.path("mailboxes").path(0).path("groups").path(0);
        assertThat(group.path("items").asInt()).isEqualTo(1);
        assertThat(ran.out()).contains("alice@contoso.test").contains("1");
        assertThat(Json.parse(again.out()).path("dryRun").asBoolean()).isFalse();
        assertThat(run("recover", "record", ALICE).out())
                .contains("retention-tag", "retention tag Work", "assistant");
        assertThat(run("recover", "list", ALICE).out()).contains("Lunch").doesNotContain("Tea");
    }

    @Test
    void tagsThatPeopleGiveThemselvesAreShown() {
        run("retention-tag", "add", "Week", "--org", CONTOSO, "--type", "personal", "--age", "7");
        run("retention-tag", "add", "Never", "--org", CONTOSO, "--type", "Personal");
        run(
                "retention-policy",
                "add",
                "Choice",
                "--org",
                CONTOSO,
                "--tag",
                "Week",
                "--tag",
                "Never");
        run("retention", "assign", "mary@contoso.test", "Choice");

        var shown = run("retention", "show", "mary@contoso.test");

        assertThat(shown.out())
                .contains("Personal", "Week: after 7 days", "Never: never")
                .doesNotContain("given by people");
    }

    @Test
    void whatIsNeededStaysAndWhatIsSaidWronglyIsTold() {
        run(
                "retention-tag",
                "add",
                "Bin",
                "--org",
                "contoso.test",
                "--type",
                "DeletedItems",
                "--age",
                "30");
        run("retention-policy", "add", "Other", "--org", "contoso.test", "--tag", "Bin");
        run("retention", "assign", ALICE, "Other");

        var archive =
                shell.run(
                        "retention-tag",
                        "add",
                        "Archive",
                        "--org",
                        "contoso.test",
                        "--type",
                        "All",
                        "--action",
                        "MoveToArchive");
        var tag = shell.run("retention-tag", "remove", "Bin", "--org", "contoso.test", "--yes");
        var policy =
                shell.run("retention-policy", "remove", "Other", "--org", "contoso.test", "--yes");
        var both = shell.run("retention", "assign", ALICE, "Other", "--none");
        var off = shell.run("retention", "hold", ALICE, "off", "--comment", "Back");
        var neither = shell.run("retention", "hold", ALICE, "maybe");
        var whom = shell.run("retention", "run");

        assertThat(archive.err()).contains("no mailbox here has an archive");
        assertThat(tag.err()).contains("needed by retention policy Other");
        assertThat(policy.err()).contains("needed by mailbox alice@contoso.test");
        assertThat(both.err()).contains("Name one policy, or none.");
        assertThat(off.err()).contains("no times and no comment");
        assertThat(neither.err()).contains("on or off");
        assertThat(whom.err()).contains("Name one mailbox, or all.");
        assertThat(run("retention", "assign", ALICE, "--none").out())
                .contains("has no retention policy");
        run("retention-policy", "remove", "Other", "--org", "contoso.test", "--yes");
        assertThat(run("retention-policy", "list", "--org", "contoso.test").out())
                .doesNotContain("Other");
    }

    private void oldAndNewMailIsThere() throws IOException {
        for (var letter : Map.of("Lunch", "02 Mar 2020", "Tea", "02 Mar 2090").entrySet()) {
            Files.writeString(
                    folder.resolve(letter.getKey() + ".eml"),
                    "Message-ID: <%s@fabrikam.test>\r\nFrom: ann@fabrikam.test\r\nDate: %s 12:00:00 +0000\r\nSubject: %s\r\n\r\nAt noon?\r\n"
                            .formatted(letter.getKey(), letter.getValue(), letter.getKey()));
        }
        run("mailbox", "import", ALICE, folder.toString(), "--folder", "Inbox/Work");
    }

    private Shell.Result run(String... arguments) {
        var result = shell.run(arguments);
        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        return result;
    }
}
