package entente.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `entente address-space accepted`.
@Command(
        name = "accepted",
        description =
                "Lists the forests that may ask here without a broker. In Exchange: Get-AvailabilityConfig.",
        mixinStandardHelpOptions = true)
final class AddressSpaceAccepted implements Callable<Integer> {
    private static final int SHOWN = 16;

    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    AddressSpaceAccepted(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var forests = AddressSpaces.accepted(api);
            surroundings.terminal().say(json ? Json.text(forests.document()) : table(forests));
            return ExitCode.GOOD.number();
        }
    }

    private static String table(AddressSpaces forests) {
        var table = new Table("forest", "enabled", "domains", "account", "certificates");
        forests.stream()
                .forEach(one ->
                        table.row(
                                Json.text(one, "forestName").orElse(""),
                                one.path("enabled").asBoolean() ? "yes" : "no",
                                Facts.value(one.path("domains")),
                                Json.text(one, "account").orElse("none"),
                                certificates(one)));
        return table.isEmpty()
                ? "There is none yet; `entente address-space accept FOREST` accepts one."
                : table.toString();
    }

    private static String certificates(JsonNode one) {
        var named =
                one.path("certificates")
                        .valueStream()
                        .map(each -> Json.text(each, "thumbprint").orElse(""))
                        .map(each -> each.substring(0, Math.min(SHOWN, each.length())) + "…")
                        .collect(Collectors.joining(", "));
        return named.isEmpty() ? "none" : named;
    }
}
