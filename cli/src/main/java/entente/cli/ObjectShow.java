package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `entente NOUN show NAME`.
@Command(name = "show", mixinStandardHelpOptions = true)
final class ObjectShow implements Callable<Integer> {
    private final Noun noun;
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Which.")
    private String name = "";

    @Mixin private final ObjectTarget target = new ObjectTarget();

    ObjectShow(Noun noun, Surroundings surroundings) {
        this.noun = noun;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var object = target.ask(noun, surroundings, objects -> objects.get(name));
        if (target.json()) {
            surroundings.terminal().say(Json.text(object));
        } else {
            var shown = (ObjectNode) object.deepCopy();
            shown.remove(noun.hidden());
            surroundings.terminal().say(Facts.of(shown));
        }
        return ExitCode.GOOD.number();
    }
}
