package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `entente NOUN test NAME`, and what else has the server go through steps with an object. Exit code 1 where one failed.
@Command(mixinStandardHelpOptions = true)
final class ObjectTest implements Callable<Integer> {
    private final Noun noun;
    private final String act;
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Which.")
    private String name = "";

    @Mixin private final ObjectTarget target = new ObjectTarget();

    /// `act` is the word that follows the object's name in the administrators' API.
    ObjectTest(Noun noun, String act, Surroundings surroundings) {
        this.noun = noun;
        this.act = act;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return call(noun, act, name, Json.object(), target, surroundings);
    }

    static int call(
            Noun noun,
            String act,
            String name,
            ObjectNode with,
            ObjectTarget target,
            Surroundings surroundings) {
        var report = target.ask(noun, surroundings, objects -> objects.act(name, act, with));
        surroundings.terminal().say(target.json() ? Json.text(report) : TrialText.of(report));
        return report.path("passed").asBoolean()
                ? ExitCode.GOOD.number()
                : ExitCode.FINDING.number();
    }
}
