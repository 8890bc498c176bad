package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `entente address-space list`.
@Command(
        name = "list",
        description =
                "Lists the forests that are asked. In Exchange: Get-AvailabilityAddressSpace.",
        mixinStandardHelpOptions = true)
final class AddressSpaceList implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    AddressSpaceList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var spaces = AddressSpaces.asked(api);
            surroundings.terminal().say(json ? Json.text(spaces.document()) : table(spaces));
            return ExitCode.GOOD.number();
        }
    }

    private static String table(AddressSpaces spaces) {
        var table = new Table("forest", "enabled", "method", "as", "endpoint");
        spaces.stream()
                .forEach(one ->
                        table.row(
                                Json.text(one, "forestName").orElse(""),
                                one.path("enabled").asBoolean() ? "yes" : "no",
                                Json.text(one, "accessMethod").orElse(""),
                                Json.text(one, "account").orElse("our certificate"),
                                endpoint(one)));
        return table.isEmpty()
                ? "There is none yet; `entente address-space add FOREST` makes one."
                : table.toString();
    }

    private static String endpoint(JsonNode one) {
        return Json.text(one, "targetServiceEpr")
                .or(() -> Json.text(one, "proxyUrl"))
                .or(() -> Json.text(one, "targetAutodiscoverEpr"))
                .orElse("");
    }
}
