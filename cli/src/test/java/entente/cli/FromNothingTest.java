package entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two organisations that know nobody, and a broker, as processes of their own: the wizard has them see each other in five commands at most, whatever
/// the route. Each test takes back what it did, and so tries that too.
@TestInstance(Lifecycle.PER_CLASS)
class FromNothingTest {
    private static final String CONTOSO = "contoso.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final String BROKER = "auth.test";
    private static final int MOST_COMMANDS = 5;
    private static final Pattern RECORD =
            Pattern.compile("(_fedproof\\.\\S+)\\s+TXT\\s+((?:\"[^\"]*\"\\s*)+)");

    private TwoEmptyOrganisations world;
    private int commands;

    @BeforeAll
    void start(@TempDir Path folder) {
        world = new TwoEmptyOrganisations(folder);
        person(CONTOSO, "mary@contoso.test");
        person(FABRIKAM, "ann@fabrikam.test");
    }

    @AfterAll
    void end() {
        world.close();
    }

    @BeforeEach
    void nobodyKnowsAnybody() {
        commands = 0;
        assertThat(lookUp(CONTOSO, "mary@contoso.test", "ann@fabrikam.test").out())
                .contains("NO_ROUTE");
    }

    private void person(String where, String address) {
        var added = world.as(where, "mailbox", "add", address, "--name", "Somebody");
        assertThat(added.exit()).as(added.err()).isZero();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void overOAuthEachSideRunsTheWizardOnce() {
        var before = snapshot(CONTOSO);

        var ours = wizard(CONTOSO, FABRIKAM);
        var early = lookUp(CONTOSO, "mary@contoso.test", "ann@fabrikam.test");
        wizard(FABRIKAM, CONTOSO);

        assertThat(ours.out())
                .contains("Route: OAuth with tokens of shape N1", "add partner fabrikam.test")
                .contains("add connector fabrikam.test", "Left to do: the partner's administrator");
        assertThat(early.out()).contains("PARTNER_REFUSED_TOKEN");
        bothSeeEachOther("oauth");
        runningItAgainChangesNothing();
        allIsWellOnBothSides();
        undo(CONTOSO, FABRIKAM);
        undo(FABRIKAM, CONTOSO);
        assertThat(snapshot(CONTOSO)).isEqualTo(before);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void overAConnectorWithABrokerItRegistersBothApplications(@TempDir Path files) {
        wizard(CONTOSO, FABRIKAM, "--profile", "L1", "--broker", world.brokerUrl());
        wizard(FABRIKAM, CONTOSO, "--profile", "L1", "--broker", world.brokerUrl());
        command(
                CONTOSO,
                "hybrid",
                "handoff",
                FABRIKAM,
                "--partner-url",
                world.autodiscover(FABRIKAM),
                "--out",
                files.resolve("handoff").toString());
        command(
                BROKER,
                "apply",
                files.resolve("handoff").resolve("broker.toml").toString(),
                "--broker");

        bothSeeEachOther("oauth");
        assertThat(files.resolve("handoff"))
                .isDirectoryContaining("glob:**README.txt")
                .isDirectoryContaining("glob:**fabrikam.test.ps1")
                .isDirectoryContaining("glob:**fabrikam.test.toml");
        undo(CONTOSO, FABRIKAM);
        undo(FABRIKAM, CONTOSO);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void partnerMayTakeTheFileInPlaceOfTheWizard(@TempDir Path files) {
        wizard(CONTOSO, FABRIKAM);
        command(
                CONTOSO,
                "hybrid",
                "handoff",
                FABRIKAM,
                "--partner-url",
                world.autodiscover(FABRIKAM),
                "--out",
                files.toString());
        command(FABRIKAM, "apply", files.resolve("fabrikam.test.toml").toString());

        bothSeeEachOther("oauth");
        undo(CONTOSO, FABRIKAM);
        command(FABRIKAM, "connector", "remove", CONTOSO);
        command(FABRIKAM, "partner", "remove", CONTOSO);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void overDAuthTheyJoinTheBrokerAndProveTheirDomains() throws IOException {
        var before = body(snapshot(CONTOSO));

        var joined = wizard(CONTOSO, FABRIKAM, dauth());
        tooEarlyIsNoFault();
        prove(joined);
        prove(wizard(FABRIKAM, CONTOSO, dauth()));
        var again = wizard(CONTOSO, FABRIKAM, dauth());
        var done = wizard(FABRIKAM, CONTOSO, dauth());

        assertThat(joined.out())
                .contains("Route: DAuth with delegation tokens of " + world.brokerUrl())
                .contains("add federation trust", "Left to do: our DNS has the record");
        assertThat(again.out() + done.out()).contains("add relationship");
        bothSeeEachOther("dauth");
        allIsWellOnBothSides();
        undo(CONTOSO, FABRIKAM);
        undo(FABRIKAM, CONTOSO);
        world.as(CONTOSO, "trust", "remove");
        world.as(FABRIKAM, "trust", "remove");
        assertThat(body(snapshot(CONTOSO))).isEqualTo(before);
    }

    /// Whoever runs it again before DNS has the record is told so.
    private void tooEarlyIsNoFault() {
        var early = wizard(CONTOSO, FABRIKAM, dauth());
        commands--;
        assertThat(early.out())
                .contains("there is nothing to change", "Left to do: our DNS has the record");
    }

    private String[] dauth() {
        return new String[] {"--route", "dauth", "--broker", world.brokerUrl()};
    }

    private Shell.Result wizard(String where, String partner, String... more) {
        var words =
                new ArrayList<>(
                        List.of(
                                "hybrid",
                                "apply",
                                partner,
                                "--partner-url",
                                world.autodiscover(partner)));
        words.addAll(List.of(more));
        return command(where, words.toArray(String[]::new));
    }

    /// A command that sets something up, and succeeds.
    private Shell.Result command(String where, String... words) {
        commands++;
        var result = world.as(where, words);
        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        return result;
    }

    private void bothSeeEachOther(String route) {
        assertThat(commands).isLessThanOrEqualTo(MOST_COMMANDS);
        var there = lookUp(CONTOSO, "mary@contoso.test", "ann@fabrikam.test");
        var back = lookUp(FABRIKAM, "ann@fabrikam.test", "mary@contoso.test");
        assertThat(there.exit()).as(there.out() + there.err()).isZero();
        assertThat(there.out()).contains("answered, route " + route);
        assertThat(back.exit()).as(back.out() + back.err()).isZero();
        assertThat(back.out()).contains("answered, route " + route);
    }

    private void runningItAgainChangesNothing() {
        var before = snapshot(CONTOSO);
        var again = wizard(CONTOSO, FABRIKAM);
        assertThat(again.out()).contains("there is nothing to change");
        assertThat(snapshot(CONTOSO)).isEqualTo(before);
    }

    private void allIsWellOnBothSides() {
        // A change is on disk when it is done, and so is what came before it.
        world.as(CONTOSO, "mailbox", "set", "mary@contoso.test", "--shown-to-others=true");
        world.as(FABRIKAM, "mailbox", "set", "ann@fabrikam.test", "--shown-to-others=true");
        for (var side : List.of(List.of(CONTOSO, FABRIKAM), List.of(FABRIKAM, CONTOSO))) {
            var status =
                    world.as(
                            side.getFirst(),
                            "hybrid",
                            "status",
                            side.getLast(),
                            "--deep",
                            "--partner-url",
                            world.autodiscover(side.getLast()));
            assertThat(status.exit()).as(status.out() + status.err()).isZero();
            assertThat(status.out())
                    .contains("People of the partner last asked us at")
                    .contains(": answered");
        }
    }

    private void undo(String where, String partner) {
        var undone = world.as(where, "hybrid", "undo", partner);
        assertThat(undone.exit()).as(undone.out() + undone.err()).isZero();
    }

    private Shell.Result lookUp(String where, String from, String to) {
        return world.as(where, "lookup", from, to, "--days", "1", "--explain");
    }

    private String snapshot(String where) {
        return body(world.as(where, "snapshot").out());
    }

    private static String body(String snapshot) {
        return snapshot.lines().filter(line -> !line.startsWith("#")).collect(joining("\n"));
    }

    /// An administrator puts the records that the wizard shows into DNS.
    private void prove(Shell.Result joined) throws IOException {
        var found = RECORD.matcher(joined.out() + joined.err());
        assertThat(found.find()).as(joined.out() + joined.err()).isTrue();
        Files.writeString(
                world.zones(),
                "%s TXT %s\n".formatted(found.group(1), found.group(2).replaceAll("\\s+", " ")),
                UTF_8,
                StandardOpenOption.APPEND);
    }
}
