package entente.cli;

import entente.lab.PrivateFiles;
import entente.lab.ReadyDocument;
import entente.lab.ReadyDocument.Account;
import entente.lab.ReadyDocument.Broker;
import entente.lab.ReadyDocument.Client;
import entente.lab.ReadyDocument.Organisation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs commands as a script would, and keeps what they said.
final class Shell {
    private final Map<String, String> environment;

    Shell(Map<String, String> environment) {
        this.environment = environment;
    }

    /// The same with one more variable.
    Shell with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new Shell(more);
    }

    record Result(int exit, String out, String err) {}

    Result run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false);
        var exit = Main.run(terminal, environment, arguments);
        return new Result(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// Writes the ready document of a lab in which each domain has the server beside it.
    static Path readyFile(Path folder, Path authority, Map<String, String> servers)
            throws IOException {
        var organisations =
                servers.entrySet().stream()
                        .map(entry ->
                                new Organisation(
                                        entry.getKey(),
                                        List.of(entry.getKey()),
                                        entry.getValue(),
                                        "",
                                        "",
                                        "",
                                        List.of(),
                                        new Account(FakeServer.ADMIN, FakeServer.PASSWORD)))
                        .toList();
        var document =
                new ReadyDocument(
                        organisations,
                        new Broker(
                                servers.values().stream().findFirst().orElse(""),
                                "",
                                "",
                                "",
                                "",
                                new Account(FakeServer.ADMIN, FakeServer.PASSWORD)),
                        new Client("", "", "", "", ""),
                        authority.toString(),
                        "",
                        "");
        var file = folder.resolve("ready.json");
        PrivateFiles.write(file, document.json());
        return file;
    }
}
