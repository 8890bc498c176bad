package entente.cli;

import static java.util.stream.Collectors.joining;
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

/// The wizard among partners that know each other. Each test leaves the lab as it found it.
@TestInstance(Lifecycle.PER_CLASS)
class HybridInTheLabTest {
    private static final String CONTOSO = "contoso.test";
    private static final String CLOUD = "contoso.cloud.test";

    @AutoClose private final RunningLab lab;
    private final Shell shell;

    HybridInTheLabTest(@TempDir Path folder) throws IOException {
        lab = Lab.start(LabOptions.passing());
        shell =
                new Shell(
                        Map.of(
                                "ENTENTE_READY_FILE",
                                lab.readyFile().toString(),
                                "XDG_STATE_HOME",
                                folder.toString()));
    }

    @Test
    void disabledConnectorIsSwitchedOnAgainAndSaidAndThatIsTakenBack() {
        shell.run("connector", "set", "Contoso cloud tenant", "--org", CONTOSO, "--enabled=false");
        var before = snapshot(CONTOSO);

        var plan = shell.run("hybrid", "plan", CLOUD, "--org", CONTOSO);
        var status = shell.run("hybrid", "status", CLOUD, "--org", CONTOSO);
        var applied = shell.run("hybrid", "apply", CLOUD, "--org", CONTOSO);
        var seen = shell.run("lookup", "mary@contoso.test", "joe@contoso.test");
        var undone = shell.run("hybrid", "undo", CLOUD, "--org", CONTOSO);

        assertThat(plan.exit()).as(plan.err()).isZero();
        assertThat(plan.err())
                .contains(
                        "The connector Contoso cloud tenant was disabled; it is switched on again.");
        assertThat(plan.out())
                .contains("OAuth with tokens of shape L1, vouched for by")
                .contains("change connector Contoso cloud tenant\n", "  enabled: false → true\n")
                .doesNotContain("  profile:", "  hosts:");
        assertThat(status.exit()).isEqualTo(1);
        assertThat(status.out()).containsPattern("connector +Contoso cloud tenant +disabled");
        assertThat(applied.exit()).as(applied.err()).isZero();
        assertThat(seen.out()).contains("answered, route oauth");
        assertThat(undone.out()).contains("  enabled: true → false\n");
        assertThat(snapshot(CONTOSO)).isEqualTo(before);
        shell.run("connector", "set", "Contoso cloud tenant", "--org", CONTOSO, "--enabled=true");
    }

    @Test
    void partnersThatKnowEachOtherNeedNothing() {
        var status = shell.run("hybrid", "status", CLOUD, "--org", CONTOSO, "--deep");
        var json = Json.parse(shell.run("hybrid", "plan", CLOUD, "--org", CONTOSO, "--json").out());

        assertThat(status.exit()).as(status.out() + status.err()).isZero();
        assertThat(status.out()).contains("All 3 that were tried are well.");
        assertThat(shell.run("connector", "test", "Contoso cloud tenant", "--org", CONTOSO).out())
                .containsPattern("way-back +passed +the partner reached us");
        assertThat(json.at("/plan/route").asString()).isEqualTo("oauth");
        assertThat(json.at("/plan/profile").asString()).isEqualTo("L1");
        assertThat(json.path("changes").isEmpty()).isTrue();
        assertThat(json.at("/tasks/0/who").asString()).isEqualTo("broker");
    }

    @Test
    void relationshipInUseIsKeptUntilSomebodySaysOtherwise() {
        var plan = shell.run("hybrid", "plan", "ann@fabrikam.test", "--org", CONTOSO);
        var over =
                shell.run("hybrid", "plan", "fabrikam.test", "--org", CONTOSO, "--route", "oauth");

        assertThat(plan.out())
                .contains("Route: DAuth", "the relationship Fabrikam is there")
                .contains("there is nothing to change");
        assertThat(over.out()).contains("OAuth with tokens of shape N1", "add connector");
        assertThat(over.err()).contains("refused until the partner has made its half");
    }

    @Test
    void allPartnersAreListedWithTheWayThatLookupsTake() {
        var list = shell.run("hybrid", "status", "--org", CONTOSO);

        assertThat(list.exit()).isZero();
        assertThat(list.out())
                .containsPattern("contoso\\.cloud\\.test +oauth +connector Contoso cloud tenant")
                .containsPattern("fabrikam\\.test +dauth +relationship Fabrikam")
                .containsPattern("northwind\\.test +address-space +address space northwind\\.test");
    }

    @Test
    void whatSomebodyChangedSinceIsNotTakenBack() {
        var before = snapshot(CONTOSO);
        var partner = "northwind.test";
        var applied =
                shell.run("hybrid", "apply", partner, "--org", CONTOSO, "--share", "freebusy");
        shell.run("partner", "set", partner, "--org", CONTOSO, "--operation", "photos");

        var undone = shell.run("hybrid", "undo", partner, "--org", CONTOSO);
        var again = shell.run("hybrid", "undo", partner, "--org", CONTOSO);

        assertThat(applied.exit()).as(applied.out() + applied.err()).isZero();
        assertThat(undone.exit()).as(undone.err()).isZero();
        assertThat(undone.err())
                .contains("The partner northwind.test was changed since; it stays as it is.");
        assertThat(undone.out()).contains("remove connector northwind.test");
        assertThat(again.exit()).isEqualTo(1);
        shell.run("partner", "remove", partner, "--org", CONTOSO);
        assertThat(snapshot(CONTOSO)).isEqualTo(before);
    }

    @Test
    void handoffIsWrittenOnceAndNothingIsChanged(@TempDir Path folder) throws IOException {
        var before = snapshot(CONTOSO);
        var out = folder.resolve("handoff");
        var command =
                new String[] {
                    "hybrid", "handoff", "fabrikam.test", "--org", CONTOSO, "--out", out.toString()
                };

        var written = shell.run(command);
        var again = shell.run(command);

        assertThat(written.exit()).as(written.err()).isZero();
        assertThat(Files.readString(out.resolve("fabrikam.test.toml")))
                .contains("targetApplicationUri = \"fed.contoso.test\"");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("is there already");
        assertThat(snapshot(CONTOSO)).isEqualTo(before);
        var tried =
                shell.run(
                        "apply",
                        out.resolve("fabrikam.test.toml").toString(),
                        "--org",
                        "fabrikam.test",
                        "--dry-run");
        assertThat(tried.err()).contains("contoso.test is in Contoso already");
    }

    @Test
    void wizardNeedsAPartnerThatIsNotUsAndOneThatAnswers() {
        var nobody = shell.run("hybrid", "plan", "--org", CONTOSO);
        var ourselves = shell.run("hybrid", "plan", CONTOSO, "--org", CONTOSO);
        var silent = shell.run("hybrid", "plan", "tailspin.test", "--org", "northwind.test");
        var alone = shell.run("hybrid");

        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(ourselves.exit()).isEqualTo(2);
        assertThat(ourselves.err()).contains("contoso.test is a domain of our own");
        assertThat(silent.exit()).isEqualTo(1);
        assertThat(silent.err())
                .contains("There is no route to this partner yet", "APPLICATION_NOT_TOLD")
                .contains("--broker");
        assertThat(alone.exit()).isEqualTo(2);
    }

    private String snapshot(String where) {
        return shell.run("snapshot", "--org", where)
                .out()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(joining("\n"));
    }
}
