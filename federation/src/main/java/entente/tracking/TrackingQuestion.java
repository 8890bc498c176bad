package entente.tracking;

import entente.asking.PartnerQuestion;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.routes.Partner;
import java.util.List;
import java.util.Optional;

/// Something about a message of `sender` to one of a partner's people, asked in the sender's name.
sealed interface TrackingQuestion<T> extends PartnerQuestion<T>
        permits WhereQuestion, PathQuestion {
    Address sender();

    Address mailbox();

    @Override
    default Optional<Address> user() {
        return Optional.of(sender());
    }

    @Override
    default List<Address> mailboxes() {
        return List.of(mailbox());
    }

    @Override
    default int mostInOneCall() {
        return 1;
    }

    /// Whatever a partner says of why it does not tell, it has not told.
    @Override
    default Optional<Refusal> meaning(
            String responseCode, String text, Partner partner, String what) {
        return responseCode.startsWith("ErrorMessageTracking")
                ? Optional.of(Refusal.of(Code.MESSAGE_NOT_TRACKED_THERE))
                : Optional.empty();
    }
}
