package entente.vouching;

import entente.problem.Refusal;
import entente.question.Address;
import entente.routes.Partner;
import entente.trace.Trace;
import java.time.Instant;
import java.util.Optional;

/// Calls partners in somebody's name, each with the proof that its route asks for. Safe for many threads.
@FunctionalInterface
public interface PartnerCalls {
    /// Sends `message` to `partner`: for `user`, or for ourselves where there is none. No new call begins after `deadline`.
    Outcome send(
            Message message,
            Partner partner,
            Optional<Address> user,
            Trace trace,
            Instant deadline);

    /// What came of a call.
    sealed interface Outcome {
        /// The partner took the proof and said something: 200, or 500 with what should be a SOAP fault.
        record Answered(int status, byte[] body) implements Outcome {
            @Override
            public String toString() {
                return "HTTP " + status + ", " + body.length + " bytes";
            }
        }

        record Failed(Refusal why) implements Outcome {}
    }
}
