package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente NOUN remove NAME`.
@Command(name = "remove", mixinStandardHelpOptions = true)
final class ObjectRemove implements Callable<Integer> {
    private final Noun noun;
    private final Surroundings surroundings;

    @Option(names = "--yes", description = "Do not ask first, on a terminal either.")
    private boolean yes;

    @Mixin private final ObjectChange change = new ObjectChange();

    ObjectRemove(Noun noun, Surroundings surroundings) {
        this.noun = noun;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return change.target().ask(noun, surroundings, this::remove);
    }

    private int remove(ObjectApi objects) {
        var name = change.name();
        objects.remove(name, true);
        if (!change.dryRun()) {
            surroundings.requireYes(yes, "Remove %s?".formatted(name));
            objects.remove(name, false);
        }
        return objects.report(
                surroundings,
                change.report(surroundings),
                name,
                "remove",
                Optional.empty(),
                Json.object());
    }
}
