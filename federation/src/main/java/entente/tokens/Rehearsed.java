package entente.tokens;

import entente.problem.Refusal;
import java.util.List;
import java.util.Optional;

/// What would become of a token: the checks that it passes, in words and in order, and then why it is refused, or who would be let in by it.
/// It proves nothing to anybody.
public record Rehearsed(List<String> checks, Optional<Refusal> refusal, Optional<String> caller) {
    public Rehearsed {
        checks = List.copyOf(checks);
    }

    public static Rehearsed refused(List<String> checks, Refusal why) {
        return new Rehearsed(checks, Optional.of(why), Optional.empty());
    }

    public static Rehearsed accepted(List<String> checks, String caller) {
        return new Rehearsed(checks, Optional.empty(), Optional.of(caller));
    }
}
