package entente.trials;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.trace.Step;
import entente.vouching.ClockCheck;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/// Whether another server's clock goes as ours does, as one step.
final class Clocks {
    static final String STEP = "clock";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 256 * 1024;

    private Clocks() {}

    /// By the time that an answer from `place` tells, whatever else is in it.
    static TrialStep compared(Https https, URI place, InstantSource clock) {
        return switch (https.send(Call.get(place, PATIENCE, MOST_BYTES))) {
            case Outcome.Responded answer ->
                    new ClockCheck()
                            .apart(answer.header("date"), clock.instant())
                            .map(by -> apart(new Step.ClocksApart(place.getHost(), by)))
                            .orElseGet(() ->
                                    TrialStep.passed(
                                            STEP,
                                            "within a minute of %s's".formatted(place.getHost())));
            case Outcome.NoAnswer _ ->
                    TrialStep.skipped(STEP, place.getHost() + " did not say what time it is");
        };
    }

    static TrialStep apart(Step.ClocksApart apart) {
        return TrialStep.failed(STEP, Refusal.of(Code.CLOCKS_APART).saying(apart.detail() + "."));
    }
}
