package entente.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `entente retention run ADDRESS`.
@Command(
        name = "run",
        description = {
            "Has go at once what retention tags take and what was deleted long enough ago, as the server does by itself within the day.",
            "",
            "With --dry-run it tells what would go where and why, and changes nothing. Stopped in the middle, it goes on where it was the next time. In Exchange: Start-ManagedFolderAssistant."
        },
        mixinStandardHelpOptions = true)
final class RetentionRunCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", arity = "0..1", description = "Whose mailbox.")
    private Optional<String> address = Optional.empty();

    @Option(names = "--all", description = "All mailboxes of the organisation.")
    private boolean all;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "Of how many items of each mailbox --dry-run tells, the oldest: 0 to 1000 (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Mixin private final RemovalOptions options = new RemovalOptions();

    RetentionRunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (all == address.isPresent()) {
            throw CommandFailed.usage(
                    "Name one mailbox, or all.", "Give an address, or --all, and not both.");
        }
        var choice = new ServerChoice(surroundings, options.server());
        var chosen = address.map(choice::serverFor).orElseGet(choice::onlyServer);
        try (var api = new AdminApi(chosen)) {
            var mailboxes = address.map(List::of).orElseGet(() -> Mailboxes.withMailbox(api));
            var forecasts = mailboxes.stream().map(each -> foreseen(api, each)).toList();
            var due = forecasts.stream().mapToLong(RetentionRunCommand::due).sum();
            if (options.isTrial()) {
                say(true, forecasts);
            } else if (due == 0) {
                say(false, List.of());
            } else {
                surroundings.requireYes(
                        options.yes(),
                        "Have %d items of %s go?".formatted(due, address.orElse("all mailboxes")));
                say(false, run(api, forecasts, due));
            }
            return ExitCode.GOOD.number();
        }
    }

    private ObjectNode foreseen(AdminApi api, String mailbox) {
        var ask = Json.object().put("items", options.isTrial() ? limit : 0);
        var forecast = Json.object().put("address", mailbox);
        forecast.setAll(
                (ObjectNode) api.send("POST", RetentionCommand.path(mailbox) + "/foresee", ask));
        return forecast;
    }

    private static long due(JsonNode forecast) {
        return forecast.path("groups")
                .valueStream()
                .mapToLong(group -> group.path("items").asLong())
                .sum();
    }

    private List<ObjectNode> run(AdminApi api, List<ObjectNode> forecasts, long due) {
        var done = new ArrayList<ObjectNode>();
        try (var progress = Progress.items(surroundings.terminal(), "taking", due)) {
            for (var forecast : forecasts) {
                if (due(forecast) > 0) {
                    done.add(run(api, forecast.path("address").asString(), progress));
                }
            }
        }
        return done;
    }

    private static ObjectNode run(AdminApi api, String mailbox, Progress progress) {
        var taken = 0L;
        var expired = 0L;
        var more = true;
        while (more) {
            var step = api.send("POST", RetentionCommand.path(mailbox) + "/run", Json.object());
            progress.pass(step.path("taken").asLong() + step.path("expired").asLong());
            taken += step.path("taken").asLong();
            expired += step.path("expired").asLong();
            more = step.path("more").asBoolean();
        }
        return Json.object().put("address", mailbox).put("taken", taken).put("expired", expired);
    }

    private void say(boolean isTrial, List<ObjectNode> mailboxes) {
        if (options.json()) {
            var document = Json.object().put("dryRun", isTrial);
            mailboxes.forEach(document.putArray("mailboxes")::add);
            surroundings.terminal().say(Json.text(document));
        } else {
            surroundings
                    .terminal()
                    .say(
                            isTrial
                                    ? RetentionText.foreseen(mailboxes)
                                    : RetentionText.done(mailboxes));
        }
    }
}
