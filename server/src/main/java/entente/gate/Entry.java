package entente.gate;

import entente.problem.Refusal;
import entente.question.Caller;
import java.util.List;

/// What the door decided about an arrival.
public sealed interface Entry {
    /// Come in. `checks` are those that were passed, in order.
    record Admitted(Caller caller, List<String> checks) implements Entry {
        public Admitted {
            checks = List.copyOf(checks);
        }
    }

    /// Not like this. Whoever sent nothing yet is told what to send.
    record TurnedAway(Refusal why) implements Entry {}
}
