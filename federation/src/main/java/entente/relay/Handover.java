package entente.relay;

import entente.problem.Refusal;
import entente.question.Address;
import java.util.List;

/// What came of handing one message to the smart host.
sealed interface Handover {
    /// It answered about each recipient: it has the message for those it `took`, never takes it for those it `refused`, and may take it later for those it `putOff`.
    record Answered(List<Address> took, List<Answer> refused, List<Answer> putOff)
            implements Handover {
        public Answered {
            took = List.copyOf(took);
            refused = List.copyOf(refused);
            putOff = List.copyOf(putOff);
        }
    }

    /// It could not be asked: nor can it be asked for the next message.
    record Unreachable(Refusal why) implements Handover {}

    /// It did not say what it did; it may have the message.
    record Unanswered(Refusal why) implements Handover {}

    /// What it said about one recipient: a status of three numbers (RFC 3463), and its own words in one line.
    record Answer(Address about, String status, String words) {}
}
