package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `entente mail queue`.
@Command(
        name = "queue",
        description = {
            "Lists the messages that wait for people of other organisations, the oldest first, and why. Exit code 1 where the smart host did not take one yet.",
            "In Exchange: Get-Queue, Get-Message."
        },
        mixinStandardHelpOptions = true)
final class MailQueue implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    MailQueue(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var all = new WaitingMail(api).all();
            surroundings.terminal().say(json ? Json.text(all) : text(all));
            return WaitingMail.each(all).anyMatch(MailQueue::isLate)
                    ? ExitCode.FINDING.number()
                    : ExitCode.GOOD.number();
        }
    }

    private static boolean isLate(JsonNode one) {
        return one.path("tries").asInt() > 0;
    }

    private static String text(JsonNode all) {
        var table = new Table("id", "from", "next try", "to, and why it waits");
        WaitingMail.each(all)
                .forEach(one ->
                        table.row(
                                one.path("id").asString(),
                                one.path("from").asString(),
                                one.path("due").asString(),
                                WaitingMail.recipients(one)
                                        + Json.text(one, "fault")
                                                .map(why -> ": " + why)
                                                .orElse("")));
        var shown = WaitingMail.each(all).count();
        var count = all.path("count").asLong();
        if (table.isEmpty()) {
            return "Nothing waits.";
        }
        return count > shown
                ? table + "\nThese are the oldest %d of %d.".formatted(shown, count)
                : table.toString();
    }
}
