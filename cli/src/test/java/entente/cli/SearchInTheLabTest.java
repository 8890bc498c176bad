package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import entente.lab.Lab;
import entente.lab.LabOptions;
import entente.lab.RunningLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Mailboxes searched through a server that runs.
@TestInstance(Lifecycle.PER_CLASS)
class SearchInTheLabTest {
    private static final String MESSAGE =
            "Message-ID: <%s@fabrikam.test>\r\nFrom: Ann Lee <ann@fabrikam.test>\r\nTo: mary@contoso.test\r\nSubject: %s\r\nDate: Mon, 2 Mar 2026 08:00:00 +0000\r\n\r\nPlease approve the quarterly figures.\r\n";

    @AutoClose private final RunningLab lab;

    private final Shell shell;

    SearchInTheLabTest() throws IOException {
        lab = Lab.start(LabOptions.passing());
        shell = new Shell(Map.of("ENTENTE_READY_FILE", lab.readyFile().toString()));
    }

    @BeforeAll
    void fill(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("1.eml"), MESSAGE.formatted("one", "Budget one"));
        Files.writeString(folder.resolve("2.eml"), MESSAGE.formatted("two", "Budget two"));
        for (var owner : List.of("mary@contoso.test", "alice@contoso.test")) {
            assertThat(shell.run("mailbox", "import", owner, folder.toString()).exit()).isZero();
        }
    }

    @Test
    void whatIsFoundIsCountedByMailbox() {
        var found = search("from:ann approve NEAR(3) figures", "--org", "contoso.test");

        assertThat(found.path("items").asInt()).isEqualTo(4);
        assertThat(found.path("found")).isEmpty();
        assertThat(
                        found.path("mailboxes")
                                .valueStream()
                                .map(each -> each.path("mailbox").asString()))
                .containsExactly("alice@contoso.test", "mary@contoso.test");
    }

    @Test
    void aPreviewTellsWhatSomethingIs() {
        var found =
                search(
                        "subject:\"budget one\"",
                        "--mailbox",
                        "mary@contoso.test",
                        "--preview=1",
                        "--zone=UTC");

        var item = found.path("found").path(0);
        assertThat(item.path("subject").asString()).isEqualTo("Budget one");
        assertThat(item.path("from").asString()).isEqualTo("ann@fabrikam.test");
        assertThat(item.path("received").asString()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(item.path("path").path(0).asString()).isEqualTo("Inbox");
        assertThat(found.path("more").asBoolean()).isFalse();
    }

    @Test
    void whatIsExportedIsInFilesAndInTheManifest(@TempDir Path folder) throws IOException {
        var out = folder.resolve("out");

        var told =
                search(
                        "subject:budget",
                        "--org",
                        "contoso.test",
                        "--export",
                        out.toString(),
                        "--format",
                        "eml",
                        "--deduplicate");

        assertThat(told.path("exported").asInt()).isEqualTo(2);
        assertThat(told.path("skipped").asInt()).isEqualTo(2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rwx------");
        var lines =
                Files.readAllLines(out.resolve(SearchExport.MANIFEST)).stream()
                        .map(Json::parse)
                        .toList();
        assertThat(lines).hasSize(4);
        assertThat(texts(lines, "reason")).containsExactly("duplicate", "duplicate");
        try (var files = Files.walk(out)) {
            var hashes =
                    files.filter(each -> each.toString().endsWith(".eml"))
                            .map(SearchInTheLabTest::sha256)
                            .toList();
            assertThat(hashes).hasSize(2);
            assertThat(texts(lines, "sha256")).containsAll(hashes);
        }
    }

    @Test
    void whatIsNoQueryIsRefusedWithItsPlace() {
        var result = shell.run("search", "subject:(budget", "--org", "contoso.test");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("QUERY_UNREADABLE", "Column 9");
    }

    @Test
    void eachSearchIsOnRecord() {
        search("budget recordtest", "--mailbox", "mary@contoso.test", false);

        var record =
                shell.run(
                        "audit",
                        "--org",
                        "contoso.test",
                        "--event",
                        "searched",
                        "--last",
                        "20",
                        "--json");

        var line =
                record.out()
                        .lines()
                        .map(Json::parse)
                        .filter(each -> each.path("query").asString().contains("recordtest"))
                        .findFirst()
                        .orElseThrow();
        assertThat(line.path("by").asString()).isEqualTo("admin@contoso.test");
        assertThat(line.path("wanted").asString()).isEqualTo("estimate");
        assertThat(line.path("mailboxes").path(0).asString()).isEqualTo("mary@contoso.test");
        assertThat(line.path("items").asInt(-1)).isZero();
        assertThat(line.path("recoverable").asBoolean()).isTrue();
    }

    @Test
    void theIndexIsReadAnewWhenAsked() {
        var result = shell.run("search", "--rebuild", "--mailbox", "alice@contoso.test", "--json");

        assertThat(result.err()).isEmpty();
        assertThat(
                        Json.parse(result.out())
                                .path("mailboxes")
                                .valueStream()
                                .map(each -> each.path("mailbox").asString()))
                .contains("alice@contoso.test");
        assertThat(search("budget", "--mailbox", "alice@contoso.test").path("items").asInt())
                .isEqualTo(2);
    }

    private static List<String> texts(List<JsonNode> lines, String name) {
        return lines.stream().flatMap(line -> Json.text(line, name).stream()).toList();
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | NoSuchAlgorithmException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private JsonNode search(String query, String... arguments) {
        return search(query, List.of(arguments), 0);
    }

    private JsonNode search(String query, String option, String value, boolean anything) {
        return search(query, List.of(option, value), anything ? 0 : 1);
    }

    private JsonNode search(String query, List<String> arguments, int exit) {
        var all = new ArrayList<>(List.of("search", query, "--json"));
        all.addAll(arguments);
        var result = shell.run(all.toArray(String[]::new));
        assertThat(result.exit()).as(result.out() + result.err()).isEqualTo(exit);
        return Json.parse(result.out());
    }
}
