package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import entente.lab.Lab;
import entente.lab.LabOptions;
import entente.lab.RunningLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What somebody deleted in a client, and how an administrator has it back by commands.
@TestInstance(Lifecycle.PER_CLASS)
class RecoverInTheLabTest {
    private static final String ALICE = "alice@contoso.test";
    @AutoClose private final RunningLab lab;

    private final Shell shell;
    private final ClientInTheLab alice;

    @TempDir private Path folder;

    RecoverInTheLabTest() throws IOException {
        lab = Lab.start(LabOptions.passing());
        shell = new Shell(Map.of("ENTENTE_READY_FILE", lab.readyFile().toString()));
        alice = new ClientInTheLab(lab, ALICE);
    }

    @BeforeEach
    void twoMessagesAreInAFolderOfTheirOwnAndNothingWasDeleted() throws Exception {
        run("hold", "set", ALICE, "--no-single-item-recovery");
        for (var place : List.of("inbox", "deleteditems", "recoverableitemsdeletions")) {
            empty("HardDelete", place);
        }
        // What single item recovery kept of another test.
        run("retention", "run", ALICE);
        for (var subject : List.of("Lunch", "Tea")) {
            Files.writeString(
                    folder.resolve(subject + ".eml"),
                    "Message-ID: <%s@fabrikam.test>\r\nFrom: ann@fabrikam.test\r\nSubject: %s\r\n\r\nAt noon?\r\n"
                            .formatted(subject, subject));
        }
        run("mailbox", "import", ALICE, folder.toString(), "--folder", "Inbox/Work");
    }

    @Test
    void whatWasDeletedIsListedAndComesBackToItsFolderOnce() throws Exception {
        empty("SoftDelete", "inbox");

        var list = Json.parse(run("recover", "list", ALICE, "--json").out());
        var table = run("recover", "list", ALICE, "--subject", "lunch");
        var tried = run("recover", "restore", ALICE, "--dry-run");
        var restored =
                Json.parse(
                        run("recover", "restore", ALICE, "--subject", "lunch", "--yes", "--json")
                                .out());
        var again = shell.run("recover", "restore", ALICE, "--subject", "lunch", "--yes");

        assertThat(list.path("found").asInt()).isEqualTo(2);
        assertThat(table.out())
                .contains("ann@fabrikam.test", "Lunch", "Inbox (not where it was)")
                .doesNotContain("Tea");
        assertThat(tried.out()).contains("Lunch", "Tea");
        assertThat(restored.path("restored").asInt()).isEqualTo(1);
        assertThat(restored.path("items").path(0).path("restoredToFolderPath").asString())
                .isEqualTo("Inbox");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out()).contains("Nothing that was deleted is found.");
        assertThat(run("recover", "record", ALICE).out())
                .contains("restored-by-type", "administrator admin@contoso.test", "soft-deleted")
                .containsPattern("soft-deleted +a folder that is gone +Recoverable Items/Deletions")
                .containsPattern("restored-by-type +Recoverable Items/Deletions +Inbox ");
    }

    @Test
    void withoutASourceDeletedItemsDeletionsAndPurgesAreGoneThrough() throws Exception {
        run("hold", "set", ALICE, "--single-item-recovery");
        var cake = folder.resolve("Cake.eml");
        Files.writeString(cake, "From: ann@fabrikam.test\r\nSubject: Cake\r\n\r\nAt four?\r\n");
        for (var how : List.of("HardDelete", "SoftDelete", "MoveToDeletedItems")) {
            run("mailbox", "import", ALICE, cake.toString(), "--folder", "Inbox");
            empty(how, "inbox");
        }

        var list = Json.parse(run("recover", "list", ALICE, "--subject", "cake", "--json").out());

        assertThat(list.path("items").valueStream())
                .extracting(item -> item.path("sourceFolder").asString())
                .containsExactlyInAnyOrder("DeletedItems", "RecoverableItems", "PurgedItems");
    }

    @Test
    void whatIsOnHoldIsFoundAlsoWhereItsOwnerPurgedIt() throws Exception {
        var placed = run("hold", "place", ALICE, "--comment", "Case 7", "--days", "90");
        empty("HardDelete", "inbox");

        var purged = run("recover", "list", ALICE, "--source", "PurgedItems", "--json");
        var capped = run("recover", "list", ALICE, "--limit", "1", "--json");
        var shown = run("hold", "show", ALICE);
        var tried = shell.run("mailbox", "remove", ALICE, "--dry-run");
        var removed = shell.run("mailbox", "remove", ALICE, "--yes");
        var ended = run("hold", "end", ALICE, "--yes");
        var again = shell.run("hold", "end", ALICE, "--yes");

        assertThat(placed.out()).contains("alice@contoso.test is on hold.");
        assertThat(Json.parse(purged.out()).path("found").asInt()).isEqualTo(2);
        assertThat(Json.parse(capped.out()).path("capped").asBoolean()).isTrue();
        assertThat(shown.out()).contains("for 90 days", "Case 7");
        for (var refused : List.of(tried, removed)) {
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("is on litigation hold", "entente hold end");
        }
        assertThat(ended.out()).contains("Ended the hold");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("is not on hold");
    }

    @Test
    void whatAQueryHoldsIsFoundWhereItsOwnerPurgedItAndNothingElseIs() throws Exception {
        var wrong =
                shell.run(
                        "hold", "place", ALICE, "--name", "Case 8", "--query", "subject:lunch AND");
        var nameless = shell.run("hold", "place", ALICE, "--query", "lunch");
        var tried =
                run("hold", "place", ALICE, "--name", "Case 8", "--query", "lunch", "--dry-run");
        var placed =
                run(
                        "hold",
                        "place",
                        ALICE,
                        "--name",
                        "Case 8",
                        "--query",
                        "subject:lunch",
                        "--json");
        empty("HardDelete", "inbox");

        var held = run("recover", "list", ALICE, "--source", "DiscoveryHoldsItems", "--json");
        var shown = run("hold", "show", ALICE);
        var removed = shell.run("mailbox", "remove", ALICE, "--yes");
        var ended = run("hold", "end", ALICE, "--name", "case 8", "--yes");
        var again = shell.run("hold", "end", ALICE, "--name", "Case 8", "--yes");

        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).contains("QUERY_UNREADABLE", "Column 18");
        assertThat(nameless.err()).contains("Name an in-place hold with --name.");
        assertThat(tried.out()).contains("Would place alice@contoso.test on hold.");
        assertThat(Json.parse(placed.out()).path("hold").path("query").asString())
                .isEqualTo("subject:lunch");
        assertThat(Json.parse(held.out()).path("found").asInt()).isEqualTo(1);
        assertThat(Json.parse(held.out()).path("items").path(0).path("subject").asString())
                .isEqualTo("Lunch");
        assertThat(shown.out()).contains("in-place hold Case 8", "meant by subject:lunch");
        assertThat(removed.err()).contains("is on in-place hold", "entente hold end");
        assertThat(ended.out()).contains("Ended the hold case 8 of alice@contoso.test.");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("has no hold Case 8");
    }

    @Test
    void whoPlacesAHoldAgainForLessIsToldThatSomethingGoes() {
        var less = "Would have the hold Case 9 of alice@contoso.test keep less";
        var placed = "Would place alice@contoso.test on hold.";
        tried("--query", "lunch", "--zone", "Europe/Zurich", "--days", "90", placed);
        run(
                "hold",
                "place",
                ALICE,
                "--name",
                "Case 9",
                "--query",
                "lunch",
                "--zone",
                "Europe/Zurich",
                "--days",
                "90");

        tried("--query", "tea", "--zone", "Europe/Zurich", "--days", "90", less);
        tried("--query", "lunch", "--zone", "Europe/Paris", "--days", "90", less);
        tried("--query", "lunch", "--zone", "Europe/Zurich", "--days", "89", less);
        tried("--days", "89", less);
        tried("--query", "lunch", "--zone", "Europe/Zurich", "--days", "91", placed);
        tried("--query", "lunch", "--zone", "Europe/Zurich", placed);
        tried("--days", "90", placed);
        run("hold", "place", ALICE, "--name", "case 9");
        tried("--query", "lunch", less);
        run("hold", "end", ALICE, "--name", "Case 9", "--yes");
        run("hold", "place", ALICE, "--days", "90");
        assertThat(run("hold", "place", ALICE, "--days", "30", "--dry-run").out())
                .contains("Would have the hold of alice@contoso.test keep less");
        assertThat(run("hold", "place", ALICE, "--days", "30", "--yes").out())
                .contains("alice@contoso.test is on hold.");
        run("hold", "end", ALICE, "--yes");
    }

    /// Tries to place a hold so; the last is what is said of it.
    private void tried(String... optionsAndAnswer) {
        var last = optionsAndAnswer.length - 1;
        var command =
                new ArrayList<>(List.of("hold", "place", ALICE, "--name", "Case 9", "--dry-run"));
        command.addAll(List.of(optionsAndAnswer).subList(0, last));
        assertThat(run(command.toArray(String[]::new)).out()).contains(optionsAndAnswer[last]);
    }

    @Test
    void howLongWhatIsDeletedIsKeptIsSetAndShown() {
        var set =
                run(
                        "hold",
                        "set",
                        ALICE,
                        "--single-item-recovery",
                        "--retention-days",
                        "30",
                        "--recoverable-warning",
                        "1GB",
                        "--recoverable-quota",
                        "2GB");

        var shown = Json.parse(run("hold", "show", ALICE, "--json").out());

        assertThat(set.out()).contains("Changed what alice@contoso.test keeps.");
        assertThat(shown.path("singleItemRecovery").asBoolean()).isTrue();
        assertThat(shown.path("days").asInt()).isEqualTo(30);
        assertThat(shown.path("quotaMegabytes").asInt()).isEqualTo(2048);
    }

    @Test
    void whatIsSaidWronglyIsToldBeforeAnythingIsDone() {
        assertThat(shell.run("hold", "set", ALICE).err()).contains("Nothing is named");
        assertThat(shell.run("hold", "set", ALICE, "--recoverable-quota", "1KB").err())
                .contains("no size in whole megabytes");
        assertThat(shell.run("recover", "list", ALICE, "--limit", "0").err()).contains("--limit");
        assertThat(shell.run("recover", "list", ALICE, "--start", "yesterday").err())
                .contains("--start is no time");
        assertThat(shell.run("recover", "list", ALICE, "--source", "Versions").err())
                .contains("must be one of");
    }

    private void empty(String how, String place) throws Exception {
        var answer =
                alice.ask(
                        """
                        <m:EmptyFolder DeleteType="%s" DeleteSubFolders="true"><m:FolderIds>
                        <t:DistinguishedFolderId Id="%s"/></m:FolderIds></m:EmptyFolder>
                        """
                                .formatted(how, place));
        assertThat(answer).contains("NoError");
    }

    private Shell.Result run(String... arguments) {
        var result = shell.run(arguments);
        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        return result;
    }
}
