package entente.gate;

import entente.question.Caller;
import java.io.IOException;

/// Answers a visit by a caller whom the door has let in.
@FunctionalInterface
public interface GuardedEndpoint {
    /// An [IOException] means that the visitor stopped talking.
    Reply answer(Caller caller, Visit visit) throws IOException;
}
