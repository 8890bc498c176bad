package entente.trials;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome;
import entente.vouching.Unanswered;
import java.net.URI;
import java.time.Duration;

/// Whether somebody answers at a place, as one step. Nothing is shown there, and whatever is answered to a GET is good: it is there.
public record Reached(Https https, Duration patience) {
    private static final int MOST_BYTES = 64 * 1024;

    public TrialStep step(String name, URI place) {
        return switch (https.send(Call.get(place, patience, MOST_BYTES))) {
            case Outcome.NoAnswer none ->
                    TrialStep.failed(name, Unanswered.of(none, place.getHost()));
            case Outcome.Responded answer when Unanswered.isNothingThere(answer.status()) ->
                    TrialStep.failed(name, Unanswered.nothingAt(place, answer.status()));
            case Outcome.Responded _ -> TrialStep.passed(name, "somebody answers at " + place);
        };
    }
}
