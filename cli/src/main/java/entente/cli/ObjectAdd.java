package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `entente NOUN add NAME`.
@Command(name = "add", mixinStandardHelpOptions = true)
final class ObjectAdd implements Callable<Integer> {
    private final Noun noun;
    private final Surroundings surroundings;
    private final ObjectOptions settings = new ObjectOptions();

    @Mixin private final ObjectChange change = new ObjectChange();

    private ObjectAdd(Noun noun, Surroundings surroundings) {
        this.noun = noun;
        this.surroundings = surroundings;
    }

    static CommandLine command(Noun noun, Surroundings surroundings) {
        var add = new ObjectAdd(noun, surroundings);
        return add.settings.addedTo(new CommandLine(add), noun.settings());
    }

    @Override
    public Integer call() {
        var wanted = settings.said();
        var name = change.name();
        return change.target()
                .ask(
                        noun,
                        surroundings,
                        objects -> {
                            objects.requireNew(name);
                            var answer = objects.put(name, wanted, change.dryRun());
                            return objects.report(
                                    surroundings,
                                    change.report(surroundings),
                                    name,
                                    "add",
                                    Optional.of(wanted),
                                    answer);
                        });
    }
}
