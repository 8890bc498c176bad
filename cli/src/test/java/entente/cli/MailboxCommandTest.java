package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxCommandTest {
    private static final String BOB = "bob@contoso.test";

    @TempDir private Path folder;

    @AutoClose private FakeServer server;

    private Shell shell = new Shell(Map.of());

    @BeforeEach
    void startServer() throws Exception {
        var authority = FakeAuthority.fresh();
        server =
                new FakeServer(authority)
                        .with(
                                """
                                {"address": "bob@contoso.test", "displayName": "Bob", "kind": "person",
                                 "zone": "America/New_York", "defaultPermission": "FreeBusyTimeOnly"}
                                """)
                        .with(
                                """
                                {"address": "joe@contoso.test", "displayName": "Joe",
                                 "kind": "mail-user", "target": "joe@contoso.cloud.test"}
                                """);
        var file =
                Shell.readyFile(
                        folder, authority.writeTo(folder), Map.of("contoso.test", server.url()));
        shell = new Shell(Map.of("ENTENTE_READY_FILE", file.toString()));
    }

    @Test
    void listIsATableOfEverybody() {
        var result = shell.run("mailbox", "list");

        assertThat(result.out())
                .isEqualTo(
                        """
                        address           name  kind       zone or target          everybody sees
                        bob@contoso.test  Bob   person     America/New_York        FreeBusyTimeOnly
                        joe@contoso.test  Joe   mail-user  joe@contoso.cloud.test
                        """);
    }

    @Test
    void showTellsEverythingAboutOne() {
        var result = shell.run("mailbox", "show", BOB);

        assertThat(result.out())
                .contains("display name", "America/New_York")
                .contains("default=FreeBusyTimeOnly, anonymous=None");
        assertThat(shell.run("mailbox", "show", "nobody@contoso.test").exit()).isEqualTo(1);
    }

    @Test
    void addedMailboxIsWhatTheOptionsSay() {
        var result =
                shell.run(
                        "mailbox",
                        "add",
                        "ann@contoso.test",
                        "--name",
                        "Ann",
                        "--zone",
                        "Europe/Paris");

        assertThat(result.exit()).isZero();
        assertThat(server.change().replaceAll("\\s+", " "))
                .isEqualTo(
                        "PUT /entente/admin/mailboxes/ann@contoso.test"
                                + " { \"displayName\" : \"Ann\", \"kind\" : \"person\", \"zone\" : \"Europe/Paris\" }");
    }

    @Test
    void targetMakesAMailUser() {
        shell.run("mailbox", "add", "sue@contoso.test", "--target", "sue@contoso.cloud.test");

        assertThat(server.change())
                .contains("\"mail-user\"")
                .contains("\"sue@contoso.cloud.test\"")
                .doesNotContain("zone");
    }

    @Test
    void addressThatIsTakenIsAFindingAndStays() {
        var result = shell.run("mailbox", "add", BOB, "--name", "Another");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(server.asked()).noneMatch(one -> one.startsWith("PUT"));
    }

    @Test
    void whatIsNotSaidStaysAsItWas() {
        shell.run("mailbox", "set", BOB, "--name", "Robert");

        assertThat(server.change())
                .contains("\"Robert\"", "\"person\"", "\"America/New_York\"")
                .doesNotContain("defaultPermission");
    }

    @Test
    void permissionIsSentByItself() {
        shell.run("mailbox", "set", BOB, "--permission", "mary@contoso.test=Reviewer");

        assertThat(server.change().replaceAll("\\s+", ""))
                .isEqualTo(
                        "POST/entente/admin/mailboxes/bob@contoso.test/permissions"
                                + "{\"permissions\":{\"mary@contoso.test\":\"Reviewer\"}}");
    }

    @Test
    void dryRunChangesNothingAndSaysSo() throws IOException {
        var calendar = Files.writeString(folder.resolve("a.ics"), "BEGIN:VEVENT\nEND:VEVENT\n");

        var added = shell.run("mailbox", "add", "ann@contoso.test", "--dry-run");
        var set = shell.run("mailbox", "set", BOB, "--name", "Robert", "--dry-run");
        var removed = shell.run("mailbox", "remove", BOB, "--dry-run", "--json");
        var imported = shell.run("mailbox", "import", BOB, calendar.toString(), "--dry-run");

        assertThat(server.asked()).allMatch(one -> one.startsWith("GET "));
        assertThat(added.out()).contains("Would add ann@contoso.test");
        assertThat(set.out()).contains("Would change bob@contoso.test").contains("Robert");
        assertThat(Json.parse(removed.out()).path("dryRun").asBoolean()).isTrue();
        assertThat(imported.out()).contains("would import 1 events");
    }

    @Test
    void newPasswordIsSentWithTheRestAndNeverShown() {
        var environment =
                Map.of(
                        "ENTENTE_READY_FILE",
                        folder.resolve("ready.json").toString(),
                        "ENTENTE_NEW_PASSWORD",
                        "a long secret");

        var result = new Shell(environment).run("mailbox", "password", BOB);

        assertThat(server.change()).contains("a long secret").contains("America/New_York");
        assertThat(result.out() + result.err()).doesNotContain("a long secret");
    }

    @Test
    void removedMailboxIsGone() {
        var result = shell.run("mailbox", "remove", BOB);

        assertThat(result.exit()).isZero();
        assertThat(server.change()).isEqualTo("DELETE /entente/admin/mailboxes/bob@contoso.test");
    }

    @Test
    void brokenEventIsToldWithItsLineAndTheRestIsImported() throws IOException {
        var calendar =
                Files.writeString(
                        folder.resolve("a.ics"),
                        "BEGIN:VEVENT\nEND:VEVENT\nBEGIN:VEVENT\nbroken\nEND:VEVENT\n");

        var result = shell.run("mailbox", "import", BOB, calendar.toString());

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out())
                .contains("1 imported, 0 of them in place of older ones, 1 skipped")
                .containsPattern("4 +no time is in it");
    }

    @Test
    void fileThatIsNotThereStopsTheImportBeforeItBegins() throws IOException {
        var calendar = Files.writeString(folder.resolve("a.ics"), "BEGIN:VEVENT\nEND:VEVENT\n");

        var result = shell.run("mailbox", "import", BOB, calendar.toString(), folder + "/none.ics");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }
}
