package entente.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `entente token inspect [FILE|-]`.
@Command(
        name = "inspect",
        description = {
            "Shows what a token is and says, whose key signed it, and which check of this server would refuse it. Exit code 1 where one would.",
            "It takes a JSON web token, or XML that is or holds a SAML token: an assertion, EncryptedData, a whole message, a broker's answer.",
            "The token is not used up, and is shown nowhere. In Exchange nothing is like it; Test-OAuthConnectivity shows parts."
        },
        mixinStandardHelpOptions = true)
final class TokenInspect implements Callable<Integer> {
    private static final int MOST_BYTES = 512 * 1024;

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file that holds it; - or nothing for standard input.")
    private String file = "-";

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "The host that it was sent to; that of the server's URL if absent.")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "What would have become of it then, such as 2026-03-02T08:00:00Z.")
    private Optional<String> at = Optional.empty();

    @Option(
            names = "--offline",
            description = "Call nobody for keys of its issuer that are not at hand.")
    private boolean offline;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    TokenInspect(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var question = question();
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var found = api.send("POST", "/entente/admin/token/inspect", question);
            if (json) {
                surroundings.terminal().say(Json.text(found));
            } else {
                new TokenText(surroundings.terminal()).print(found);
            }
            return found.path("accepted").asBoolean()
                    ? ExitCode.GOOD.number()
                    : ExitCode.FINDING.number();
        }
    }

    private ObjectNode question() {
        var question = Json.object();
        at.ifPresent(time -> question.put("at", checked(time)));
        host.ifPresent(name -> question.put("host", name));
        question.put("offline", offline);
        return question.put("token", token());
    }

    private static String checked(String time) {
        try {
            return OffsetDateTime.parse(time).toString();
        } catch (DateTimeParseException noTime) {
            throw CommandFailed.usage(
                    "%s is no time.".formatted(time), "Write it like 2026-03-02T08:00:00Z.");
        }
    }

    private String token() {
        try {
            return file.equals("-") ? read(System.in) : readFile();
        } catch (IOException unreadable) {
            throw CommandFailed.couldNotRun(
                            "%s cannot be read.".formatted(file), "Check its name and rights.")
                    .causedBy(unreadable);
        }
    }

    private String readFile() throws IOException {
        try (var stream = Files.newInputStream(Path.of(file))) {
            return read(stream);
        }
    }

    private static String read(InputStream stream) throws IOException {
        var bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw CommandFailed.usage(
                    "This is larger than a token is read, 512 KiB.", "Give the token alone.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
