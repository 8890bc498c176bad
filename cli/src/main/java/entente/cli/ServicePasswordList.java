package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `entente mailbox service-password list ADDRESS`.
@Command(
        name = "list",
        description = "Shows the names of a mailbox's service passwords, and when they were made.",
        mixinStandardHelpOptions = true)
final class ServicePasswordList implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose.")
    private String address = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    ServicePasswordList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var all = api.get(AdminApi.mailbox(address, "service-passwords"));
            surroundings.terminal().say(json ? Json.text(all) : table(all));
            return ExitCode.GOOD.number();
        }
    }

    private static String table(JsonNode all) {
        var table = new Table("name", "made");
        all.path("servicePasswords")
                .valueStream()
                .forEach(one ->
                        table.row(
                                Json.text(one, "name").orElse(""),
                                Json.text(one, "made").orElse("")));
        return table.isEmpty() ? "There is none." : table.toString();
    }
}
