package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import entente.lab.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerChoiceTest {
    @TempDir private Path folder;

    @AutoClose private FakeServer server;

    private Path authority = Path.of("");
    private Path readyFile = Path.of("");
    private RuntimeFolder runtime = RuntimeFolder.of(surroundings(Map.of()));
    private Shell shell = new Shell(Map.of());

    @BeforeEach
    void startServer() throws Exception {
        var fake = FakeAuthority.fresh();
        server = new FakeServer(fake);
        authority = fake.writeTo(folder);
        readyFile =
                Shell.readyFile(
                        folder,
                        authority,
                        Map.of(
                                "contoso.test",
                                server.url(),
                                "fabrikam.test",
                                "https://localhost:1"));
        var environment = Map.of("XDG_RUNTIME_DIR", folder.toString());
        runtime = RuntimeFolder.of(surroundings(environment));
        shell = new Shell(environment);
    }

    @Test
    void readyFileAndOrganisationLeadToTheServer() {
        var result =
                shell.run(
                        "mailbox",
                        "list",
                        "--ready-file",
                        readyFile.toString(),
                        "--org",
                        "contoso.test");

        assertThat(result.exit()).isZero();
        assertThat(server.asked()).containsExactly("GET /entente/admin/mailboxes");
    }

    @Test
    void severalOrganisationsAreListedAndNoneIsAsked() {
        var result = shell.run("mailbox", "list", "--ready-file", readyFile.toString());

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
                .contains("contoso.test")
                .contains("fabrikam.test")
                .contains("--org");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void onlyLabRunningIsFoundWithoutBeingNamed() throws IOException {
        try (var _ = runtime.keep(lab())) {
            var result = shell.run("mailbox", "list", "--org", "contoso.test");

            assertThat(result.exit()).isZero();
        }
    }

    @Test
    void twoCandidatesAreListedAndNoneIsAsked() throws IOException {
        try (var _ = runtime.keep(lab())) {
            copyOfTheRecord("2.json");

            var result = shell.run("mailbox", "list", "--org", "contoso.test");

            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.err())
                    .contains("SERVER_AMBIGUOUS: several could be meant")
                    .contains("--ready-file");
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void recordOfAProcessThatIsGoneCountsForNothing() throws IOException {
        var gone =
                new Running(
                        ProcessHandle.current().pid(),
                        1,
                        List.of("contoso.test"),
                        lab().readyFile(),
                        lab().baseUrl());
        try (var _ = runtime.keep(gone)) {
            assertThat(runtime.running()).isEmpty();
            assertThat(shell.run("mailbox", "list").err())
                    .contains("SERVER_NOT_FOUND: no lab and no server");
        }
    }

    @Test
    void recordIsClosedToOthersAndGoesWithItsProcess() throws IOException {
        try (var _ = runtime.keep(lab())) {
            assertThat(records())
                    .hasSize(1)
                    .allSatisfy(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .isEqualTo("rw-------"));
        }
        assertThat(records()).isEmpty();
    }

    @Test
    void runtimeFolderThatOthersMayWriteToIsNotBelieved() throws IOException {
        try (var _ = runtime.keep(lab())) {
            Files.setPosixFilePermissions(
                    folder.resolve("entente"), PosixFilePermissions.fromString("rwxrwxrwx"));

            assertThat(runtime.running()).isEmpty();
        }
    }

    @Test
    void serverNamedByItsUrlIsAskedAsTheUserNamed() {
        var environment = Map.of("ENTENTE_PASSWORD", FakeServer.PASSWORD);

        var result =
                new Shell(environment)
                        .run(
                                "mailbox",
                                "list",
                                "--server",
                                server.url(),
                                "--user",
                                FakeServer.ADMIN,
                                "--ca",
                                authority.toString());

        assertThat(result.exit()).isZero();
    }

    @Test
    void serverThatNoAuthorityVouchesForIsNotAsked() {
        var environment = Map.of("ENTENTE_PASSWORD", FakeServer.PASSWORD);

        var result =
                new Shell(environment)
                        .run(
                                "mailbox",
                                "list",
                                "--server",
                                server.url(),
                                "--user",
                                FakeServer.ADMIN);

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("--ca");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void plainHttpIsAUsageError() {
        var result =
                new Shell(Map.of("ENTENTE_PASSWORD", "a secret"))
                        .run("mailbox", "list", "--server", "http://localhost:1", "--user", "a@b");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("https://HOST").doesNotContain("a secret");
    }

    @Test
    void wrongPasswordIsToldWithoutShowingIt() {
        var result =
                new Shell(Map.of("ENTENTE_PASSWORD", "not the secret"))
                        .run(
                                "mailbox",
                                "list",
                                "--server",
                                server.url(),
                                "--user",
                                FakeServer.ADMIN,
                                "--ca",
                                authority.toString());

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("NOT_SIGNED_IN").doesNotContain("not the secret");
    }

    @Test
    void serverThatIsDownIsNamed() {
        var result =
                shell.run(
                        "mailbox",
                        "list",
                        "--ready-file",
                        readyFile.toString(),
                        "--org",
                        "fabrikam.test");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("https://localhost:1").contains("Nobody listens there");
    }

    @Test
    void fileThatNoLabWroteIsRefused() throws IOException {
        PrivateFiles.write(readyFile, "{}");

        var result = shell.run("mailbox", "list", "--ready-file", readyFile.toString());

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("was not written by a lab");
    }

    private Running lab() {
        return Running.lab(List.of("contoso.test", "fabrikam.test"), readyFile.toString());
    }

    private void copyOfTheRecord(String name) throws IOException {
        Files.copy(records().getFirst(), folder.resolve("entente").resolve(name));
    }

    private List<Path> records() throws IOException {
        try (var files = Files.list(folder.resolve("entente"))) {
            return files.toList();
        }
    }

    private static Surroundings surroundings(Map<String, String> environment) {
        return new Surroundings(new Terminal(System.out, System.err, false, false), environment);
    }
}
