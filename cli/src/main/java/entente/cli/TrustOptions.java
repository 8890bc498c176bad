package entente.cli;

import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// What every command about the federation trust takes, and how it speaks to the server.
final class TrustOptions {
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    /// Asks the one server that is meant, and prints the answer: as JSON, or in the words given.
    JsonNode ask(
            Surroundings surroundings,
            Function<TrustApi, JsonNode> question,
            Function<JsonNode, String> words) {
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var answer = question.apply(new TrustApi(api));
            surroundings.terminal().say(json ? Json.text(answer) : words.apply(answer));
            return answer;
        }
    }

    /// Says what a change would be, having made sure that there is a trust to change.
    int dryRun(Surroundings surroundings, String sentence) {
        ask(surroundings, TrustApi::get, _ -> sentence);
        return ExitCode.GOOD.number();
    }
}
