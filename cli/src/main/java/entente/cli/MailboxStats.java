package entente.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `entente mailbox stats [ADDRESS…]`.
@Command(
        name = "stats",
        description =
                "Shows how many items mailboxes have, how many bytes they say, and how many they take on the disk. In Exchange: Get-MailboxStatistics.",
        mixinStandardHelpOptions = true)
final class MailboxStats implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "ADDRESS",
            arity = "0..*",
            description = "Whose. Without one, all mailboxes of the organisation.")
    private final List<String> addresses = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    MailboxStats(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var choice = new ServerChoice(surroundings, server);
        var chosen =
                addresses.isEmpty() ? choice.onlyServer() : choice.serverFor(addresses.getFirst());
        try (var api = new AdminApi(chosen)) {
            var stats = Json.object();
            var all = stats.putArray("mailboxes");
            for (var address : addresses.isEmpty() ? Mailboxes.withMailbox(api) : addresses) {
                var one = Json.object().put("address", address);
                api.get(AdminApi.mailbox(address, "size"))
                        .propertyStream()
                        .forEach(each -> one.set(each.getKey(), each.getValue()));
                all.add(one);
            }
            surroundings.terminal().say(json ? Json.text(stats) : table(all));
            return ExitCode.GOOD.number();
        }
    }

    private static String table(JsonNode all) {
        var table = new Table("mailbox", "items", "bytes", "on disk", "ratio");
        all.valueStream()
                .forEach(one -> {
                    var bytes = one.path("bytes").asLong();
                    var stored = one.path("storedBytes").asLong();
                    table.row(
                            one.path("address").asString(),
                            one.path("items").asString(),
                            Long.toString(bytes),
                            Long.toString(stored),
                            stored == 0
                                    ? ""
                                    : String.format(
                                            Locale.ROOT, "%.1f : 1", (double) bytes / stored));
                });
        return table.toString();
    }
}
