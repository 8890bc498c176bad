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
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Mail out of files and into files again, through a server that runs.
@TestInstance(Lifecycle.PER_CLASS)
class MailFilesInTheLabTest {
    private static final String MARKED =
            "Message-ID: <%d@fabrikam.test>\r\nFrom: ann@fabrikam.test\r\nSubject: %d\r\nDate: Mon, 2 Mar 2026 08:00:00 +0000\r\n\r\n>From me\r\nFrom you\r\n";

    @AutoClose private final RunningLab lab;

    private final Shell shell;

    MailFilesInTheLabTest() throws IOException {
        lab = Lab.start(LabOptions.passing());
        shell = new Shell(Map.of("ENTENTE_READY_FILE", lab.readyFile().toString()));
    }

    @Test
    void whatIsExportedIsTheSameInAnotherMailbox(@TempDir Path folder) throws IOException {
        for (var number = 0; number < 250; number++) {
            write(folder.resolve(".Archive.2024/cur/%d.x:2,FRS".formatted(number)), number);
        }
        write(folder.resolve("cur/1.y:2,"), 1001);

        var first = run("import", "mary@contoso.test", folder.toString());
        var again = run("import", "mary@contoso.test", folder.toString());

        assertThat(mail(first).path("imported").asInt()).isEqualTo(251);
        assertThat(mail(again).path("imported").asInt()).isZero();
        assertThat(mail(again).path("alreadyThere").asInt()).isEqualTo(251);
        for (var format : new String[] {"maildir", "mbox", "eml"}) {
            var out = folder.resolveSibling(folder.getFileName() + format);
            run("export", "mary@contoso.test", "--format", format, "--to", out.toString());
            run("import", "alice@contoso.test", out.toString(), "--folder", format);
            var back = folder.resolveSibling(folder.getFileName() + format + "back");
            run(
                    "export",
                    "alice@contoso.test",
                    "--format",
                    "eml",
                    "--to",
                    back.toString(),
                    "--folder",
                    format + "/Archive");
            assertThat(messages(back)).as(format).hasSize(250);
            assertThat(messages(back))
                    .allSatisfy((name, text) -> assertThat(name).endsWith(".FRS.eml"));
            assertThat(messages(back).values()).contains(MARKED.formatted(7, 7));
        }
    }

    @Test
    void whatIsMarkedAsDeletedGoesWhereItIsSaidAndOnlyThere(@TempDir Path folder)
            throws IOException {
        Files.createDirectories(folder.resolve("cur"));
        write(folder.resolve(".Work/cur/1.x:2,ST"), 2001);
        write(folder.resolve(".Work/cur/2.x:2,S"), 2002);
        var alice = "alice@contoso.test";
        var mary = "mary@contoso.test";

        var left = run("import", alice, folder.toString(), "--deleted", "skip");
        var hidden = run("import", alice, folder.toString(), "--deleted", "recoverable");
        var again = run("import", alice, folder.toString(), "--deleted", "recoverable");
        var kept = run("import", mary, folder.toString(), "--deleted", "keep");
        var usual = run("import", mary, folder.toString());

        assertThat(mail(left).path("imported").asInt()).isEqualTo(1);
        assertThat(mail(left).path("markedDeleted").asInt()).isEqualTo(1);
        assertThat(mail(hidden).path("imported").asInt()).isEqualTo(1);
        assertThat(mail(again).path("imported").asInt()).isZero();
        assertThat(recovered(alice, "list").path("items").path(0).path("lastParentPath").asString())
                .isEqualTo("Work");
        var back = recovered(alice, "restore", "--yes").path("items").path(0);
        assertThat(back.path("restoredToFolderPath").asString()).isEqualTo("Work");
        assertThat(mail(kept).path("folders").path("Work").path("imported").asInt()).isEqualTo(2);
        var bin = mail(usual).path("folders").path("Deleted Items");
        assertThat(bin.path("imported").asInt()).isEqualTo(1);
    }

    private JsonNode recovered(String address, String command, String... more) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "recover",
                                command,
                                address,
                                "--source",
                                "RecoverableItems",
                                "--subject",
                                "2001",
                                "--json"));
        arguments.addAll(List.of(more));
        return Json.parse(shell.run(arguments.toArray(String[]::new)).out());
    }

    private static void write(Path file, int number) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, MARKED.formatted(number, number));
    }

    private static Map<String, String> messages(Path folder) throws IOException {
        var all = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(each -> each.toString().endsWith(".eml")).toList()) {
                all.put(file.toString(), Files.readString(file));
            }
        }
        return all;
    }

    private static JsonNode mail(Shell.Result result) {
        return Json.parse(result.out()).path("mail");
    }

    private Shell.Result run(String command, String... arguments) {
        var all = new ArrayList<>(List.of("mailbox", command));
        all.addAll(List.of(arguments));
        all.add("--json");
        var result = shell.run(all.toArray(String[]::new));
        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        return result;
    }
}
