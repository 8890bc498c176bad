package entente.cli;

import entente.lookup.LookupReport;
import entente.question.PhotoSize;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `entente photo FROM OF`: what somebody looks like, and how the answer came about.
@Command(
        name = "photo",
        description = {
            "Fetches somebody's photo as FROM would see it, from here or from a partner.",
            "",
            "With --explain every step is shown, the other organisation's too where its server is at hand. In Exchange: Get-UserPhoto."
        },
        mixinStandardHelpOptions = true)
final class PhotoCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "FROM", description = "Who asks: an address here.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "OF", description = "Whose photo.")
    private String of = "";

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            description = "HR48x48 to HR648x648, at most that large; HR240x240 if absent.")
    private String size = PhotoSize.HR240.wireName();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write the JPEG; a file that is there is left alone.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--explain", description = "Show every step, on both sides.")
    private boolean explain;

    @Option(names = "--json", description = "Print one JSON document, the picture in it in base64.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    PhotoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (PhotoSize.of(size).isEmpty()) {
            throw CommandFailed.usage(
                    "%s is no size.".formatted(size), "Use HR48x48, HR96x96, …, HR648x648.");
        }
        if (out.filter(Files::exists).isPresent()) {
            throw isThere(out.get());
        }
        var choice = new ServerChoice(surroundings, server);
        var chosen = choice.serverFor(from);
        try (var api = new AdminApi(chosen)) {
            var question = Json.object().put("from", from).put("of", of).put("size", size);
            var document = (ObjectNode) api.send("POST", "/entente/admin/photo", question);
            var steps =
                    explain
                            ? steps(choice.neighboursOf(chosen), document)
                            : List.<ReportedStep>of();
            Json.text(document, "picture").ifPresent(this::write);
            print(document, steps);
            return (Json.text(document, "picture").isPresent() ? ExitCode.GOOD : ExitCode.FINDING)
                    .number();
        }
    }

    private List<ReportedStep> steps(List<AdminServer> neighbours, JsonNode document) {
        var there = OtherSides.steps(surroundings, neighbours, document);
        return BothSides.of(asked(document), there);
    }

    /// As a lookup tells of one mailbox, so that the steps of both sides are put together in one way.
    private static BothSides.Asked asked(JsonNode document) {
        return new BothSides.Asked(
                Json.text(document, "address").orElse(""),
                Json.text(document, "route").orElse("none"),
                document.path("steps")
                        .valueStream()
                        .map(step ->
                                new LookupReport.Line(
                                        Json.text(step, "step").orElse("?"),
                                        Json.text(step, "where").orElse("?"),
                                        step.path("millis").asLong(0),
                                        Json.text(step, "detail").orElse("")))
                        .toList());
    }

    private void write(String picture) {
        if (out.isEmpty()) {
            return;
        }
        try {
            // Also one that came while the photo was asked for.
            Files.write(
                    out.get(),
                    Base64.getDecoder().decode(picture),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException _) {
            throw isThere(out.get());
        } catch (IOException unwritable) {
            throw CommandFailed.couldNotRun(
                            "%s cannot be written.".formatted(out.get()),
                            "Check the folder and its rights.")
                    .causedBy(unwritable);
        }
    }

    private static CommandFailed isThere(Path file) {
        return CommandFailed.usage("%s is there already.".formatted(file), "Name another file.");
    }

    private void print(ObjectNode document, List<ReportedStep> steps) {
        var terminal = surroundings.terminal();
        if (json) {
            if (explain) {
                var merged = document.putArray("steps");
                steps.forEach(step -> merged.add(step.json()));
            } else {
                document.remove("steps");
            }
            terminal.say(Json.text(document));
            return;
        }
        var route = Json.text(document, "route").orElse("none");
        var picture = Json.text(document, "picture").map(Base64.getDecoder()::decode);
        if (picture.isPresent()) {
            terminal.say(
                    "The photo of %s has %d bytes, route %s%s."
                            .formatted(
                                    of,
                                    picture.get().length,
                                    route,
                                    out.map(file -> ", written to " + file).orElse("")));
        } else {
            terminal.say(
                    "%s, route %s, %s: %s"
                            .formatted(
                                    terminal.bad(Json.text(document, "result").orElse("refused")),
                                    route,
                                    Json.text(document, "reasonCode").orElse("no reason given"),
                                    Json.text(document, "sentence").orElse("")));
            Json.text(document, "remedy")
                    .ifPresent(remedy -> terminal.say("What to do: " + remedy));
        }
        if (explain) {
            StepsText.print(terminal, of, steps);
        }
        terminal.say("");
        terminal.say("trace " + Json.text(document, "traceId").orElse("unknown"));
    }
}
