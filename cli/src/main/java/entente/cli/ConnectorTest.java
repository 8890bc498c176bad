package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente connector test NAME`.
@Command(name = "test", mixinStandardHelpOptions = true)
final class ConnectorTest implements Callable<Integer> {
    private final Noun noun;
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Which.")
    private String name = "";

    @Option(
            names = "--target",
            paramLabel = "ADDRESS",
            description =
                    "Whom to ask about, in a domain of the connector; else postmaster, whom the partner need not have: where EWS is, its Autodiscover tells of the domain too.")
    private Optional<String> asked = Optional.empty();

    @Option(
            names = "--for",
            paramLabel = "ADDRESS",
            description =
                    "For whom of ours to ask; no password is needed. Else our application asks for itself.")
    private Optional<String> person = Optional.empty();

    @Option(
            names = "--cached",
            description =
                    "Let what is remembered of the partner serve, as in a lookup; else challenge, token and Autodiscover are new.")
    private boolean cached;

    @Mixin private final ObjectTarget target = new ObjectTarget();

    ConnectorTest(Noun noun, Surroundings surroundings) {
        this.noun = noun;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var question = Json.object().put("wayBack", true);
        asked.ifPresent(address -> question.put("target", address));
        person.ifPresent(address -> question.put("user", address));
        if (cached) {
            question.put("cached", true);
        }
        return ObjectTest.call(noun, "test", name, question, target, surroundings);
    }
}
