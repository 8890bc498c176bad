package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente trust roll`.
@Command(
        name = "roll",
        description = {
            "Changes our key in three steps: --stage, then --publish, then, days later, --clear-previous.",
            "Stopped in a step, it goes on when the step is asked for again.",
            "In Exchange: Set-FederationTrust -Thumbprint, -PublishFederationCertificate."
        },
        mixinStandardHelpOptions = true)
final class TrustRoll implements Callable<Integer> {
    private final Surroundings surroundings;

    /// One of the three.
    static final class Step {
        @Option(
                names = "--stage",
                description = "Make the next key, and tell the broker its certificate.")
        private boolean stage;

        @Option(
                names = "--publish",
                description = "The next key becomes the current one, the current one the previous.")
        private boolean publish;

        @Option(
                names = "--clear-previous",
                description =
                        "Forget the previous key, when nothing is signed or encrypted with it. Refused while the broker does not know the present key, or finds in DNS no proof of a domain that it made.")
        private boolean clear;

        String name() {
            if (stage) {
                return "stage";
            }
            if (publish) {
                return "publish";
            }
            if (clear) {
                return "clear-previous";
            }
            throw new IllegalStateException("one of the three is always said");
        }
    }

    @ArgGroup(multiplicity = "1")
    private final Step step = new Step();

    @Option(
            names = "--force",
            description =
                    "With --clear-previous: do not ask whether the previous key is still needed. Domains whose proof it made are given up after some days.")
    private boolean force;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Mixin private final TrustOptions options = new TrustOptions();

    TrustRoll(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (force && !step.clear) {
            throw CommandFailed.usage(
                    "--force is for --clear-previous alone.", "Leave it out, or name that step.");
        }
        if (dryRun) {
            return options.dryRun(surroundings, "Would take the step %s.".formatted(step.name()));
        }
        var body = Json.object().put("step", step.name());
        if (force) {
            body.put("force", true);
        }
        options.ask(surroundings, api -> api.act("roll", body), TrustText::of);
        if (step.publish) {
            surroundings
                    .terminal()
                    .remark(
                            "Note: the proofs in DNS are to be renewed before the previous key is cleared: `entente trust proof`.");
        }
        return ExitCode.GOOD.number();
    }
}
