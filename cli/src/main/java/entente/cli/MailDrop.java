package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin private final RemovalOptions options = new RemovalOptions();

    MailDrop(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, options.server()).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var mail = new WaitingMail(api);
            var message = mail.get(id);
            options.unlessTried(
                    surroundings, "Give up %s?".formatted(told(message)), () -> mail.drop(id));
            return options.report(surroundings, "id")
                    .print(
                            id,
                            "Gave up %s; its sender has a report.".formatted(told(message)),
                            "Would give up %s.".formatted(told(message)),
                            Optional.empty(),
                            Optional.empty());
        }
    }

    private static String told(JsonNode message) {
        return "the message of %s to %s"
                .formatted(message.path("from").asString(), WaitingMail.recipients(message));
    }
}
