package entente.trials;

import entente.problem.Refusal;
import java.util.Optional;

/// One step of a trial. `step` is the stable word for machines, `detail` the sentence for administrators, `why` the reason where it failed.
public record TrialStep(String step, Result result, String detail, Optional<Refusal> why) {
    public TrialStep {
        if (why.isPresent() != (result == Result.FAILED)) {
            throw new IllegalArgumentException("a step fails with a reason, and only then has one");
        }
    }

    /// How it went.
    public enum Result {
        PASSED,
        FAILED,
        /// It could not be tried; `detail` says what for.
        SKIPPED
    }

    public static TrialStep passed(String step, String detail) {
        return new TrialStep(step, Result.PASSED, detail, Optional.empty());
    }

    public static TrialStep failed(String step, Refusal why) {
        return new TrialStep(
                step,
                Result.FAILED,
                why.sentence() + why.cause().map(cause -> " (" + cause + ")").orElse(""),
                Optional.of(why));
    }

    public static TrialStep skipped(String step, String detail) {
        return new TrialStep(step, Result.SKIPPED, detail, Optional.empty());
    }
}
