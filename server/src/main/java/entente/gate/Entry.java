package entente.gate;

import entente.problem.Refusal;
import entente.question.Caller;
import java.util.List;

/// What the door decided about an arrival.
public sealed interface Entry {
    /// What is over with one request.
    sealed interface Decided extends Entry {}

    /// Come in. `checks` are those that were passed, in order.
    record Admitted(Caller caller, List<String> checks) implements Decided {
        public Admitted {
            checks = List.copyOf(checks);
        }
    }

    /// Go on: `header` is what the other side has to answer, over the same connection.
    record Challenged(String header) implements Entry {}

    /// Not like this. Whoever sent nothing yet is told what to send.
    record TurnedAway(Refusal why) implements Decided {}
}
