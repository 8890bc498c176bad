package entente.cli;

import entente.lookup.LookupReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `entente mail track`: which messages there were in the last 30 days, and what became of one.
@Command(
        name = "track",
        description = {
            "Finds messages that were sent or came in the last 30 days, the newest first and 100 at most, or with ID tells what became of one; of blind copies the sender alone is told.",
            "",
            "What went on to a partner that shares delivery reports is asked there. Exit code 1 where nothing is found, or somebody never got it. In Exchange: Search-MessageTrackingReport, Get-MessageTrackingReport, Get-MessageTrackingLog."
        },
        mixinStandardHelpOptions = true)
final class MailTrack implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "Which, as this command names it without ID.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--sender", paramLabel = "ADDRESS", description = "From whom.")
    private Optional<String> sender = Optional.empty();

    @Option(
            names = "--recipient",
            paramLabel = "ADDRESS",
            description = "To whom; with ID the whole path to this one.")
    private Optional<String> recipient = Optional.empty();

    @Option(names = "--subject", paramLabel = "TEXT", description = "A part of the subject.")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--message-id", paramLabel = "ID", description = "Its Message-ID.")
    private Optional<String> messageId = Optional.empty();

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "From then on, like 2026-03-02T08:00:00Z.")
    private Optional<String> start = Optional.empty();

    @Option(names = "--end", paramLabel = "TIME", description = "Before then.")
    private Optional<String> end = Optional.empty();

    @Option(
            names = "--explain",
            description = "With ID: show how partners were asked, on both sides.")
    private boolean explain;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    MailTrack(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var searches = List.of(sender, subject, messageId, start, end);
        if (id.isPresent() && searches.stream().anyMatch(Optional::isPresent)) {
            throw CommandFailed.usage(
                    "With an ID there is nothing to look for.",
                    "Leave the ID out, or name --recipient alone.");
        }
        var choice = new ServerChoice(surroundings, server);
        var chosen = choice.onlyServer();
        try (var api = new AdminApi(chosen)) {
            return (id.isPresent()
                            ? told(report(api), choice.neighboursOf(chosen))
                            : found(api.send("POST", path("find"), question())))
                    .number();
        }
    }

    private static String path(String act) {
        return "/entente/admin/messages/" + act;
    }

    private ObjectNode question() {
        var question = Json.object();
        sender.ifPresent(text -> question.put("sender", text));
        recipient.ifPresent(text -> question.put("recipient", text));
        subject.ifPresent(text -> question.put("subject", text));
        messageId.ifPresent(text -> question.put("messageId", text));
        start.ifPresent(text -> question.put("start", text));
        end.ifPresent(text -> question.put("end", text));
        return question;
    }

    private ObjectNode report(AdminApi api) {
        var question = Json.object().put("id", id.orElseThrow());
        recipient.ifPresent(text -> question.put("recipient", text));
        return (ObjectNode) api.send("POST", path("report"), question);
    }

    private ExitCode found(JsonNode document) {
        var table = new Table("at", "from", "id", "subject, and to whom");
        for (var each : document.path("messages")) {
            table.row(
                    text(each, "at"),
                    text(each, "sender"),
                    text(each, "id"),
                    "%s → %s".formatted(text(each, "subject"), words(each.path("recipients"))));
        }
        surroundings
                .terminal()
                .say(
                        json
                                ? Json.text(document)
                                : table.isEmpty() ? "No message is found." : table.toString());
        return table.isEmpty() ? ExitCode.FINDING : ExitCode.GOOD;
    }

    private ExitCode told(ObjectNode document, List<AdminServer> neighbours) {
        var there =
                explain
                        ? OtherSides.steps(surroundings, neighbours, document)
                        : List.<ReportedStep>of();
        if (json) {
            if (explain) {
                var others = document.putArray("otherSteps");
                there.forEach(step -> others.add(step.json()));
            } else {
                document.remove("steps");
            }
            surroundings.terminal().say(Json.text(document));
        } else {
            print(document, there);
        }
        var failed =
                document.path("events")
                        .valueStream()
                        .anyMatch(event -> text(event, "status").equals("Unsuccessful"));
        return failed || document.path("events").isEmpty() ? ExitCode.FINDING : ExitCode.GOOD;
    }

    private void print(JsonNode document, List<ReportedStep> there) {
        var terminal = surroundings.terminal();
        terminal.say(
                "%s of %s, %s, to %s"
                        .formatted(
                                text(document, "subject"),
                                text(document, "sender"),
                                text(document, "at"),
                                words(document.path("recipients"))));
        var table = new Table("at", "recipient", "status", "server", "what happened");
        for (var event : document.path("events")) {
            table.row(
                    text(event, "at"),
                    text(event, "recipient"),
                    text(event, "status"),
                    text(event, "server"),
                    (text(event, "event") + " " + words(event.path("data"))).strip());
        }
        if (table.isEmpty()) {
            terminal.say(
                    recipient
                            .map("Nothing is told of %s."::formatted)
                            .orElse("Nothing is told of anybody."));
        } else {
            table.lines().forEach(terminal::say);
        }
        for (var silent : document.path("unanswered")) {
            terminal.say(
                    "Nothing more is known of %s, %s: %s"
                            .formatted(
                                    text(silent, "recipient"),
                                    text(silent, "reasonCode"),
                                    text(silent, "sentence")));
            terminal.say("What to do: " + text(silent, "remedy"));
        }
        if (explain) {
            document.path("steps")
                    .valueStream()
                    .map(step -> text(step, "recipient"))
                    .distinct()
                    .forEach(about -> StepsText.print(terminal, asked(document, about), there));
        }
        terminal.say("");
        terminal.say("trace " + text(document, "traceId"));
    }

    private static BothSides.Asked asked(JsonNode document, String recipient) {
        var steps =
                document.path("steps")
                        .valueStream()
                        .filter(step -> text(step, "recipient").equals(recipient))
                        .map(step ->
                                new LookupReport.Line(
                                        text(step, "step"),
                                        text(step, "where"),
                                        step.path("millis").asLong(0),
                                        text(step, "detail")))
                        .toList();
        var wasAsked = steps.stream().anyMatch(step -> step.step().equals("call"));
        return new BothSides.Asked(recipient, wasAsked ? "partner" : "none", steps);
    }

    private static String text(JsonNode node, String name) {
        return Json.text(node, name).orElse("");
    }

    private static String words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.joining(" "));
    }
}
