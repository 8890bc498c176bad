package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `entente mail drop ID`.
@Command(
        name = "drop",
        description =
                "Gives a message up that waits; its sender gets a report. In Exchange: Remove-Message.",
        mixinStandardHelpOptions = true)
final class MailDrop implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "Which, as `entente mail queue` names it.")
    private String id = "";

    @Option(names = "--yes", description = "Do not ask first, on a terminal either.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    MailDrop(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var mail = new WaitingMail(api);
            var message = mail.get(id);
            if (!dryRun && !yes && !surroundings.confirms("Give up %s?".formatted(told(message)))) {
                throw CommandFailed.finding("Nothing was given up.", "");
            }
            var dropped = dryRun ? message : mail.drop(id);
            var sentence =
                    dryRun
                            ? "Would give up %s.".formatted(told(message))
                            : "Gave up %s; its sender has a report.".formatted(told(message));
            surroundings.terminal().say(json ? Json.text(dropped) : sentence);
            return ExitCode.GOOD.number();
        }
    }

    private static String told(JsonNode message) {
        return "the message of %s to %s"
                .formatted(message.path("from").asString(), WaitingMail.recipients(message));
    }
}
