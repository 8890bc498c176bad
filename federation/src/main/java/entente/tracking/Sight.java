package entente.tracking;

import entente.mailbox.TrackedMessage;
import entente.problem.Refusal;
import entente.question.Address;
import java.util.List;
import java.util.Optional;

/// What of one message somebody may know.
sealed interface Sight {
    /// All that became of it: its sender's.
    record Whole() implements Sight {}

    /// All but of blind copies, of whom nobody knows but the sender: an administrator's.
    record WithoutBlind() implements Sight {}

    /// What became of it for this one alone, and not why she got it: her own.
    record OwnPath(Address recipient) implements Sight {}

    /// The same, and into which mailbox but not which folder: that of the organisation that sent it.
    record Partners(Address recipient) implements Sight {}

    /// Nothing. `why` is for the log: all who see nothing are told the same.
    record Nothing(Refusal why) implements Sight {}

    /// Those of whom something is told.
    default List<TrackedMessage.To> of(TrackedMessage message) {
        return switch (this) {
            case Whole _ -> message.recipients();
            case WithoutBlind _ ->
                    message.recipients().stream().filter(each -> !each.blind()).toList();
            case OwnPath(var recipient) -> alone(message, recipient);
            case Partners(var recipient) -> alone(message, recipient);
            case Nothing _ -> List.of();
        };
    }

    private static List<TrackedMessage.To> alone(TrackedMessage message, Address recipient) {
        return message.to(recipient).stream()
                .map(to ->
                        new TrackedMessage.To(to.address(), false, Optional.empty(), to.events()))
                .toList();
    }

    /// What it is called; whoever is told no details knows that from its sender, or has not to know it.
    default String subject(TrackedMessage message) {
        return tellsDetails() ? message.subject() : "";
    }

    /// Whether whoever sees this much may have partners asked.
    default boolean leadsOnward() {
        return this instanceof Whole || this instanceof WithoutBlind;
    }

    /// Whether it is told how, beside whether it got there.
    default boolean tellsDetails() {
        return !(this instanceof Partners);
    }
}
