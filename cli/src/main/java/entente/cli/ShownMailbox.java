package entente.cli;

import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// What commands have in common that show something of one recipient: whose, of which server, and how it is printed.
final class ShownMailbox {
    @Parameters(paramLabel = "ADDRESS", description = "Whose.")
    private String address = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    /// Asks the server of the address's organisation, and prints what it says: as it is, or as `text` for people.
    <T extends JsonNode> int show(
            Surroundings surroundings,
            BiFunction<AdminApi, String, T> ask,
            Function<T, String> text) {
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var told = ask.apply(api, address);
            surroundings.terminal().say(json ? Json.text(told) : text.apply(told));
            return ExitCode.GOOD.number();
        }
    }
}
