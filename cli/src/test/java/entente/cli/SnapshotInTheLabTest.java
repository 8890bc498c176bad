package entente.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import entente.lab.Lab;
import entente.lab.LabOptions;
import entente.lab.PrivateFiles;
import entente.lab.RunningLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Snapshots and their files against servers that run. Each test leaves a server as it found it.
@TestInstance(Lifecycle.PER_CLASS)
class SnapshotInTheLabTest {
    private static final String CONTOSO = "contoso.test";
    private static final String NORTHWIND = "northwind.test";
    private static final String RELATIONSHIP =
            """

            [[relationship]]
            name = "%s"
            domains = [%s]
            """;

    @AutoClose private final RunningLab lab;
    private final Shell shell;

    @TempDir private Path folder;
    private String contoso = "";
    private String northwind = "";

    SnapshotInTheLabTest() throws IOException {
        lab = Lab.start(LabOptions.passing());
        shell = new Shell(Map.of("ENTENTE_READY_FILE", lab.readyFile().toString()));
    }

    @BeforeEach
    void takeSnapshots() {
        contoso = snapshot(CONTOSO);
        northwind = snapshot(NORTHWIND);
    }

    /// An address space that was removed has lost its secret: such tests put that back themselves.
    @AfterEach
    void everythingIsAsItWas() {
        apply(CONTOSO, contoso);
        apply(NORTHWIND, northwind);
        assertThat(body(snapshot(CONTOSO))).isEqualTo(body(contoso));
        assertThat(body(snapshot(NORTHWIND))).isEqualTo(body(northwind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"contoso.test", "contoso.cloud.test", "fabrikam.test", "northwind.test"})
    void snapshotAppliedToItsOwnServerChangesNothing(String organisation) {
        var applied = apply(organisation, snapshot(organisation));

        assertThat(applied.exit()).as(applied.err()).isZero();
        assertThat(applied.out())
                .isEqualTo(organisation + " is so already: there is nothing to change.\n");
        assertThat(applied.err()).isEmpty();
    }

    @Test
    void brokersSnapshotAppliedToTheBrokerChangesNothing() throws IOException {
        var snapshot = shell.run("snapshot", "--broker").out();
        var file = write("broker.toml", snapshot);

        var applied = shell.run("apply", file, "--broker");

        assertThat(snapshot).contains("[[service-principal]]", "name = \"mail.contoso.test\"");
        assertThat(applied.out()).as(applied.err()).contains("there is nothing to change");
    }

    @Test
    void twoSnapshotsOfOneStateDifferInTheHeadingOnly() throws IOException {
        var out = folder.resolve("out.toml");

        var told = shell.run("snapshot", "--org", CONTOSO, "--out", out.toString());
        var json = Json.parse(shell.run("snapshot", "--org", CONTOSO, "--json").out());

        assertThat(told.out()).startsWith("Wrote ").contains("7 objects of contoso.test");
        assertThat(body(Files.readString(out))).isEqualTo(body(contoso));
        assertThat(contoso).startsWith("# Whom contoso.test knew on ");
        assertThat(json.path("trust").path("domains").path(0).asString()).isEqualTo(CONTOSO);
        assertThat(json.path("connector").path(0).path("profile").asString()).isEqualTo("L1");
        assertThat(json.path("address-space").path(0).path("forestName").asString())
                .isEqualTo(NORTHWIND);
    }

    @Test
    void noSecretIsInASnapshot() {
        assertThat(contoso + northwind)
                .contains("account = \"freebusy.contoso@northwind.test\"")
                .doesNotContain("secret =", "password", "PRIVATE KEY", "argon2id", "eyJ");
    }

    @Test
    void manyChangesAreMadeAndTheOldSnapshotTakesAllOfThemBack() throws IOException {
        var undo = folder.resolve("undo.toml");
        var changed =
                contoso.replace(
                                        "freeBusyAccessLevel = \"AvailabilityOnly\"",
                                        "contact = \"a@fabrikam.test\"")
                                .replace("name = \"client for tests\"", "name = \"another client\"")
                                .replace("name = \"lab broker\"", "name = \"our broker\"")
                                .replace(
                                        "authServer = \"lab broker\"",
                                        "authServer = \"our broker\"")
                                .replace("isInternal = true", "isInternal = false")
                        + RELATIONSHIP.formatted("Tailspin", "\"tailspin.test\"");

        var applied = apply(CONTOSO, changed, "--undo", undo.toString());

        assertThat(applied.exit()).as(applied.err()).isZero();
        assertThat(applied.out())
                .contains(
                        "add auth server our broker\n",
                        "remove auth server lab broker\n",
                        "  authServer: lab broker → our broker\n",
                        "remove partner client for tests\n",
                        "  contact: a@fabrikam.test\n  freeBusyAccessLevel: AvailabilityOnly → None\n",
                        "add relationship Tailspin\n  domains: [tailspin.test]\n",
                        "  isInternal: true → false\n")
                .endsWith("Made 8 changes at contoso.test.\n");
        assertThat(shell.run("lookup", "mary@contoso.test", "joe@contoso.test").exit()).isZero();
        assertThat(body(Files.readString(undo))).isEqualTo(body(contoso));
        var undone = shell.run("apply", undo.toString(), "--org", CONTOSO);
        assertThat(undone.exit()).as(undone.err()).isZero();
        assertThat(body(snapshot(CONTOSO))).isEqualTo(body(contoso));
    }

    @Test
    void fileOfAnotherServerIsNotBegun() {
        var refused = apply(NORTHWIND, contoso);

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .contains("is of contoso.test, and this server is northwind.test")
                .contains("--org");
        assertThat(body(snapshot(NORTHWIND))).isEqualTo(body(northwind));
    }

    @Test
    void partialFileAddsAndChangesAndLeavesTheRestAlone() {
        var addition = "partial = true\n" + RELATIONSHIP.formatted("Tailspin", "\"tailspin.test\"");

        var added = apply(CONTOSO, addition);
        var again = apply(CONTOSO, addition);

        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(added.out()).endsWith("Made 1 change at contoso.test.\n");
        assertThat(added.err()).doesNotContain("federation trust");
        assertThat(again.out()).contains("there is nothing to change");
        assertThat(body(snapshot(CONTOSO)))
                .contains("name = \"Fabrikam\"", "name = \"lab broker\"", "name = \"Tailspin\"");
        apply(CONTOSO, contoso);
        assertThat(body(snapshot(CONTOSO))).isEqualTo(body(contoso));
    }

    @Test
    void dryRunSaysWhatWouldBeDoneAndChangesNothing() {
        var changed = contoso + RELATIONSHIP.formatted("Tailspin", "\"tailspin.test\"");

        var tried = apply(CONTOSO, changed, "--dry-run");
        var json = Json.parse(apply(CONTOSO, changed, "--dry-run", "--json").out());

        assertThat(tried.exit()).isZero();
        assertThat(tried.out())
                .contains("add relationship Tailspin")
                .endsWith("Would make 1 change at contoso.test.\n");
        assertThat(json.at("/changes/0/name").asString()).isEqualTo("Tailspin");
        assertThat(json.at("/changes/0/members/domains/after/0").asString())
                .isEqualTo("tailspin.test");
        assertThat(json.at("/changes/0/done").asBoolean(true)).isFalse();
        assertThat(body(snapshot(CONTOSO))).isEqualTo(body(contoso));
    }

    @Test
    void whatTheServerRefusesKeepsEverythingElseFromBeingBegun() {
        var ours =
                contoso.replace("enabled = true\nfreeBusy", "enabled = false\nfreeBusy")
                        + RELATIONSHIP.formatted("Us", "\"contoso.test\"");

        var refused = apply(CONTOSO, ours);
        var json = Json.parse(apply(CONTOSO, ours, "--json").out());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .contains("RELATIONSHIP_INVALID", "contoso.test is a domain of ours")
                .contains("Nothing was changed: 1 change would be refused.");
        assertThat(json.at("/changes/1/reasonCode").asString()).isEqualTo("RELATIONSHIP_INVALID");
        assertThat(body(snapshot(CONTOSO))).isEqualTo(body(contoso));
    }

    static List<List<String>> movesOfDomains() {
        return List.of(
                List.of(
                        "\"a.test\", \"b.test\"",
                        "\"c.test\"",
                        "\"a.test\"",
                        "\"b.test\", \"c.test\""),
                List.of(
                        "\"a.test\"",
                        "\"b.test\", \"c.test\"",
                        "\"a.test\", \"b.test\"",
                        "\"c.test\""),
                List.of("\"a.test\"", "\"b.test\"", "\"b.test\"", "\"a.test\""));
    }

    @ParameterizedTest
    @MethodSource("movesOfDomains")
    void domainMovesFromOneRelationshipToAnotherAndTwoSwapTheirs(List<String> domains) {
        var before = two(domains.get(0), domains.get(1));
        var after = two(domains.get(2), domains.get(3));
        assertThat(apply(NORTHWIND, northwind + before).exit()).isZero();

        var moved = apply(NORTHWIND, northwind + after);

        assertThat(moved.exit()).as(moved.err()).isZero();
        assertThat(moved.out()).endsWith("Made 2 changes at northwind.test.\n");
        assertThat(apply(NORTHWIND, northwind + after).out()).contains("nothing to change");
    }

    private static String two(String one, String other) {
        return RELATIONSHIP.formatted("One", one) + RELATIONSHIP.formatted("Other", other);
    }

    /// Of each kind two that swap what only one may have.
    static Stream<String> pairs() {
        return Stream.of(
                """

                [[auth-server]]
                name = "%s"
                appId = "00000001-0000-0000-c000-00000000000%s"
                realm = "northwind.test"
                realms = ["northwind.test"]
                issuerUrls."northwind.test" = "https://auth%2$s.test/northwind.test"
                metadataUrl = "https://auth.test/metadata/json/1"
                tokenEndpoint = "https://auth.test/tokens/OAuth/2"

                [[connector]]
                name = "to %1$s"
                targetAddressDomains = ["x%2$s.test"]
                discoveryEndpoint = "https://autodiscover.x.test/autodiscover/autodiscover.svc"
                partnerAppId = "b1845f0e-93c2-4a6d-8e17-d05a7c2b4f69"
                partnerRealm = "x.test"
                profile = "L1"
                authServer = "%1$s"
                """,
                """

                [[partner]]
                name = "%s"
                appId = "00000001-0000-0000-c000-00000000000%s"
                realm = "x.test"
                domains = ["x.test"]
                profiles = ["L1"]
                """,
                """

                [[remote-domain]]
                name = "%s"
                domainName = "x%s.test"
                """);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void twoThatSwapWhatOnlyOneMayHaveAreChangedAll(String object) {
        var before = object.formatted("One", "1") + object.formatted("Other", "2");
        var after = object.formatted("One", "2") + object.formatted("Other", "1");
        var made = apply(NORTHWIND, northwind + before);
        assertThat(made.exit()).as(made.err()).isZero();

        var swapped = apply(NORTHWIND, northwind + after);

        assertThat(swapped.exit()).as(swapped.err()).isZero();
        assertThat(apply(NORTHWIND, northwind + after).out()).contains("nothing to change");
        // And away again, connectors before the auth servers that they name.
        var away = apply(NORTHWIND, northwind);
        assertThat(away.exit()).as(away.err()).isZero();
    }

    @Test
    void forestsThatSwapTheirDomainsKeepTheirPasswords() throws IOException {
        PrivateFiles.write(folder.resolve("password"), "a long password\n");
        var forest =
                """

                [[accepted-forest]]
                forestName = "%s.test"
                domains = ["%s.test"]
                account = "%1$s@northwind.test"
                %s
                """;
        var named = "passwordFile = \"password\"";
        var before = forest.formatted("a", "x", named) + forest.formatted("b", "y", named);
        var after = forest.formatted("a", "y", "") + forest.formatted("b", "x", "");

        var made = apply(NORTHWIND, northwind + before);
        var again = apply(NORTHWIND, northwind + before);
        var swapped = apply(NORTHWIND, northwind + after);

        assertThat(made.out()).as(made.err()).contains("password: as in ");
        assertThat(again.out()).as("the password is the same").contains("nothing to change");
        assertThat(swapped.exit()).as(swapped.err()).isZero();
        var passwords = forest.formatted("a", "y", named) + forest.formatted("b", "x", named);
        assertThat(apply(NORTHWIND, northwind + passwords).out()).contains("nothing to change");
    }

    @Test
    void whatIsRefusedInTheMiddleIsToldWithWhatWasDoneAndTheNextRunGoesOn() throws IOException {
        PrivateFiles.write(folder.resolve("password"), "a long password\n");
        var forest =
                """

                [[accepted-forest]]
                forestName = "%s.test"
                domains = [%s]
                account = "%1$s@northwind.test"
                %s
                """;
        var named = "passwordFile = \"password\"";
        var before =
                forest.formatted("a", "\"x.test\"", named)
                        + forest.formatted("b", "\"y.test\"", named);
        var mixed =
                forest.formatted("a", "\"y.test\", \"northwind.test\"", "")
                        + forest.formatted("b", "\"x.test\"", "");
        var after =
                forest.formatted("a", "\"y.test\"", named)
                        + forest.formatted("b", "\"x.test\"", named);
        assertThat(apply(NORTHWIND, northwind + before).exit()).isZero();

        var refused = apply(NORTHWIND, northwind + mixed);

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .contains("FOREST_INVALID", "some of its domains are ours")
                .contains("had to make room for others and could not be put back: it is disabled")
                .contains("1 change refused; 1 of 2 changes at northwind.test made.");
        var wentOn = apply(NORTHWIND, northwind + after);
        assertThat(wentOn.exit()).as(wentOn.err()).isZero();
        assertThat(wentOn.out()).endsWith("Made 1 change at northwind.test.\n");
        assertThat(apply(NORTHWIND, northwind + after).out()).contains("nothing to change");
    }

    @Test
    void secretIsTakenFromTheFileThatIsNamedAndShownNowhere() throws IOException {
        PrivateFiles.write(folder.resolve("secret"), "open sesame\n");
        var space =
                """

                [[address-space]]
                forestName = "tailspin.test"
                accessMethod = "OrgWideFB"
                account = "contoso@tailspin.test"
                targetServiceEpr = "https://mail.tailspin.test/EWS/Exchange.asmx"
                """;

        var without = apply(NORTHWIND, northwind + space);
        var with = apply(NORTHWIND, northwind + space + "secretFile = \"secret\"\n", "--json");
        var again = apply(NORTHWIND, northwind + space + "secretFile = \"secret\"\n");
        var left = apply(NORTHWIND, northwind + space);

        assertThat(without.exit()).isEqualTo(1);
        assertThat(without.err()).contains("\"secret\" is needed with another account");
        assertThat(with.exit()).as(with.err()).isZero();
        assertThat(again.out()).contains("there is nothing to change");
        assertThat(left.out()).contains("there is nothing to change");
        var removed = apply(NORTHWIND, northwind);
        assertThat(removed.err())
                .contains("The secret of the address space tailspin.test goes with it");
        assertThat(
                        Stream.of(without, with, again, left, removed)
                                .map(it -> it.out() + it.err())
                                .collect(joining()))
                .doesNotContain("sesame");
    }

    @Test
    void certificatesOfAnAcceptedForestComeBackWithTheSnapshot() {
        var certificate =
                Path.of(lab.ready().keysDir()).resolve("contoso.cloud.test.tls.crt").toString();
        var accepted =
                shell.run(
                        "address-space",
                        "accept",
                        "contoso.cloud.test",
                        "--org",
                        NORTHWIND,
                        "--certificate",
                        certificate);
        assertThat(accepted.exit()).as(accepted.err()).isZero();
        var with = snapshot(NORTHWIND);

        var removed = apply(NORTHWIND, northwind);
        var restored = apply(NORTHWIND, with);

        assertThat(with).contains("certificates = [\n    \"\"\"\n-----BEGIN CERTIFICATE-----\n");
        assertThat(removed.out()).contains("remove accepted forest contoso.cloud.test");
        assertThat(restored.out()).as(restored.err()).containsPattern("certificate [0-9a-f]{16}…");
        assertThat(body(snapshot(NORTHWIND))).isEqualTo(body(with));
    }

    @Test
    void faultyFileIsNotBegunAndAllItsFaultsAreTold() throws IOException {
        var file = write("faulty.toml", "[[partner]]\nname = \"x\"\n\n[[conector]]\nname = 1\n");

        var result = shell.run("apply", file, "--org", NORTHWIND);

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .contains("faulty.toml:1:1: appId is missing")
                .contains("faulty.toml:1:1: domains must name a domain at least")
                .contains("faulty.toml:4:1: conector is no table here");
    }

    @Test
    void trustIsNeverRemovedAndNeverMadeWithAnotherBroker() {
        var without = contoso.replaceAll("(?s)\\[trust].*?\\n\\n", "");
        var another = contoso.replaceFirst("broker = .*", "broker = \"https://other.test\"");

        var left = apply(CONTOSO, without);
        var refused = apply(CONTOSO, another);

        assertThat(left.exit()).isZero();
        assertThat(left.err()).contains("is left as it is", "entente trust remove");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("Remove it first");
        assertThat(shell.run("trust", "show", "--org", CONTOSO).out()).contains("joined");
    }

    @Test
    void trustIsDisabledAndEnabledAsTheFileSays() {
        var disabled = apply(CONTOSO, inTrust(contoso, "enabled = false"));

        assertThat(disabled.out())
                .contains("change federation trust\n  enabled: true → false")
                .endsWith("Made 1 change at contoso.test.\n");
        assertThat(shell.run("trust", "show", "--org", CONTOSO).out()).contains("disabled");
    }

    @Test
    void trustThatIsNotThereIsMadeAndWhatRemainsIsSaid() {
        var broker = contoso.lines().filter(it -> it.startsWith("broker = ")).findFirst();
        var trust =
                "\n[trust]\n%s\ndomains = [\"northwind.test\"]\n".formatted(broker.orElseThrow());

        var made = apply(NORTHWIND, northwind + trust);

        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out()).contains("add federation trust\n");
        assertThat(made.err())
                .contains("was pinned as it came")
                .contains("_fedproof.northwind.test", "entente trust check");
        assertThat(apply(NORTHWIND, northwind + trust).out()).contains("nothing to change");
        assertThat(shell.run("trust", "remove", "--org", NORTHWIND, "--yes").exit()).isZero();
    }

    private static String inTrust(String snapshot, String line) {
        var end = snapshot.indexOf("\n\n", snapshot.indexOf("[trust]"));
        return snapshot.substring(0, end).replace("enabled = true", line) + snapshot.substring(end);
    }

    private String snapshot(String organisation) {
        var taken = shell.run("snapshot", "--org", organisation);
        assertThat(taken.exit()).as(taken.err()).isZero();
        return taken.out();
    }

    private Shell.Result apply(String organisation, String text, String... more) {
        try {
            var file = write("to-apply.toml", text);
            return shell.run(
                    Stream.concat(Stream.of("apply", file, "--org", organisation), Stream.of(more))
                            .toArray(String[]::new));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /// Everything behind the heading.
    private static String body(String snapshot) {
        return snapshot.lines().filter(line -> !line.startsWith("#")).collect(joining("\n"));
    }
}
