package entente.trials;

import entente.problem.Refusal;
import entente.trials.TrialStep.Result;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What came of a trial: its steps in the order in which they were tried. It passed where none failed.
public record Trial(List<TrialStep> steps) {
    public Trial {
        steps = List.copyOf(steps);
    }

    /// The same with a further step.
    public Trial and(TrialStep further) {
        return new Trial(Stream.concat(steps.stream(), Stream.of(further)).toList());
    }

    public boolean passed() {
        return steps.stream().noneMatch(step -> step.result() == Result.FAILED);
    }

    /// Why it did not pass: the reason of the first step that failed, for those after it may follow from that.
    public Optional<Refusal> why() {
        return steps.stream().flatMap(step -> step.why().stream()).findFirst();
    }
}
