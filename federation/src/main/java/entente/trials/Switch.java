package entente.trials;

import entente.problem.Code;
import entente.problem.Refusal;

/// Whether an object is switched on, as a trial's first step.
final class Switch {
    private static final String STEP = "enabled";

    private Switch() {}

    /// `noun` is that of the commands, as `auth-server`.
    static TrialStep of(String noun, String name, boolean enabled, OurCommands commands) {
        return enabled
                ? TrialStep.passed(STEP, "it is used")
                : TrialStep.failed(
                        STEP,
                        Refusal.of(Code.OBJECT_DISABLED)
                                .saying("%s is disabled here.".formatted(name))
                                .mendedBy(commands.of(noun, "set", name, "--enabled") + "."));
    }
}
