package entente.cli;

import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What every command on objects takes, and how it speaks to the server that keeps them.
final class ObjectTarget {
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    boolean json() {
        return json;
    }

    /// Asks the one server that is meant; `question` gets its objects, and what people call it.
    <R> R ask(Noun noun, Surroundings surroundings, Function<ObjectApi, R> question) {
        var chosen = noun.server(new ServerChoice(surroundings, server));
        try (var api = new AdminApi(chosen)) {
            return question.apply(new ObjectApi(noun, api, chosen.label()));
        }
    }
}
