package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `entente NOUN set NAME`.
@Command(name = "set", mixinStandardHelpOptions = true)
final class ObjectSet implements Callable<Integer> {
    private final Noun noun;
    private final Surroundings surroundings;
    private final ObjectOptions settings = new ObjectOptions();

    @Mixin private final ObjectChange change = new ObjectChange();

    private ObjectSet(Noun noun, Surroundings surroundings) {
        this.noun = noun;
        this.surroundings = surroundings;
    }

    static CommandLine command(Noun noun, Surroundings surroundings) {
        var set = new ObjectSet(noun, surroundings);
        return set.settings.addedTo(new CommandLine(set), noun.settings());
    }

    @Override
    public Integer call() {
        var wanted = settings.said();
        if (wanted.isEmpty()) {
            throw CommandFailed.usage(
                    "There is nothing to change.",
                    "Say what: `entente %s set --help` lists the settings.".formatted(noun.word()));
        }
        return change.target()
                .ask(
                        noun,
                        surroundings,
                        objects ->
                                objects.report(
                                        surroundings,
                                        change.report(surroundings),
                                        change.name(),
                                        "change",
                                        Optional.of(wanted),
                                        objects.change(change.name(), wanted, change.dryRun())));
    }
}
