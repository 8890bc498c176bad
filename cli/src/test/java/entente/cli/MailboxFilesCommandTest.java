package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/// What goes from files into mailboxes, and out of them, as a server says it.
class MailboxFilesCommandTest {
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
                                """);
        var file =
                Shell.readyFile(
                        folder, authority.writeTo(folder), Map.of("contoso.test", server.url()));
        shell = new Shell(Map.of("ENTENTE_READY_FILE", file.toString()));
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
                .contains("1 imported, 0 in the place of what was there, 1 skipped")
                .containsPattern("4 +no time is in it");
    }

    @Test
    void fileThatIsNotThereStopsTheImportBeforeItBegins() throws IOException {
        var calendar = Files.writeString(folder.resolve("a.ics"), "BEGIN:VEVENT\nEND:VEVENT\n");

        var result = shell.run("mailbox", "import", BOB, calendar.toString(), folder + "/none.ics");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void anImportThatStoppedLeavesTheCalendarsForTheNextOne() throws IOException {
        var calendar = Files.writeString(folder.resolve("a.ics"), "BEGIN:VEVENT\nEND:VEVENT\n");
        var message = Files.writeString(folder.resolve("a.eml"), "Subject: a\n\n");
        server.keeping(
                "messages",
                """
                {"results": [], "stopped": {"sentence": "The mailbox is full.", "remedy": "Make room."}}
                """);

        var result = shell.run("mailbox", "import", BOB, message.toString(), calendar.toString());

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("Stopped: The mailbox is full.");
        assertThat(server.change()).contains("/messages ");
    }

    @Test
    void anImportThatFailsTellsAsDataWhatIsInTheMailboxByThen() throws IOException {
        var broken = Files.createDirectory(folder.resolve("mail"));
        Files.writeString(broken.resolve("a.eml"), "Subject: a\n\n");
        Files.writeString(broken.resolve("b.txt"), "no mail");

        server.keeping("messages", "no JSON");

        var result = shell.run("mailbox", "import", BOB, broken.toString(), "--json");

        assertThat(result.exit()).isNotZero();
        var mail = Json.parse(result.out()).path("mail");
        assertThat(mail.path("imported").asInt()).isZero();
        assertThat(mail.path("skippedCount").asInt()).isEqualTo(1);
        assertThat(mail.path("stopped").asString()).isNotEmpty();
        assertThat(result.err()).isNotEmpty();
    }

    @Test
    void whatDoesNotFitTheFileOfItsFolderIsLeftAndCounted() throws IOException {
        server.keeping(
                        "folders",
                        """
                        {"folders": [
                         {"id": "1", "path": ["Deleted Items"], "kind": "mail", "items": 2},
                         {"id": "2", "path": ["Calendar"], "kind": "calendar", "items": 2}]}
                        """)
                .keeping(
                        "items",
                        exported("IPM.Appointment", "BEGIN:VCALENDAR\nEND:VCALENDAR\n")
                                + exported("IPM.Note", "Subject: a\n\n"));
        var to = folder.resolve("out");

        var result =
                shell.run(
                        "mailbox",
                        "export",
                        BOB,
                        "--format",
                        "eml",
                        "--to",
                        to.toString(),
                        "--json");

        var document = Json.parse(result.out());
        assertThat(document.path("exported").asInt()).isEqualTo(2);
        assertThat(document.path("notExported").path("IPM.Appointment").asInt()).isEqualTo(1);
        assertThat(document.path("notExported").path("IPM.Note").asInt()).isEqualTo(1);
        try (var files = Files.list(to.resolve("Deleted Items"))) {
            assertThat(files).singleElement().asString().contains("000001");
        }
    }

    @Test
    void whatIsExportedIsKeptFromOthers() throws IOException {
        server.keeping(
                "folders",
                """
                {"folders": [{"id": "1", "path": ["Tasks"], "kind": "tasks", "items": 0}]}
                """);
        var fresh = folder.resolve("fresh");
        var there =
                Files.createDirectory(
                        folder.resolve("there"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwxr-xr-x")));

        shell.run("mailbox", "export", BOB, "--to", fresh.toString());
        shell.run("mailbox", "export", BOB, "--to", there.toString());

        assertThat(List.of(fresh, there))
                .allSatisfy(to ->
                        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to)))
                                .isEqualTo("rwx------"));
    }

    @Test
    void anExportTellsWhichFolderIsUnderAnotherName() {
        var name = "a".repeat(150);
        server.keeping(
                        "folders",
                        """
                        {"folders": [{"id": "1", "path": ["%s", "%s"], "kind": "mail", "items": 1}]}
                        """
                                .formatted(name, name))
                .keeping("items", exported("IPM.Note", "Subject: a\n\n"));

        var result = shell.run("mailbox", "export", BOB, "--to", folder.resolve("out").toString());

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("Long names/1 is %s/%s".formatted(name, name));
        assertThat(folder.resolve("out").resolve(".Long names.1")).isDirectory();
    }

    private static String exported(String itemClass, String text) {
        return "{\"class\": \"%s\", \"exported\": true, \"flags\": [], \"length\": %d}\n%s"
                .formatted(itemClass, text.length(), text);
    }
}
