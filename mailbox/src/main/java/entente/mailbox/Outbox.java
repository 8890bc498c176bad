package entente.mailbox;

import entente.item.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The messages that wait to be handed on to people elsewhere, of all mailboxes that are here ([OutboxAct] changes them). Answers from the disk.
///
/// Each throws [entente.problem.Problem] where the disk cannot be read.
public interface Outbox {
    /// At most `most` of those that are due at that moment, those first that have been so for longest. What is due only after more than `longest` counts as due: a clock that was wrong said so.
    List<Outgoing> outgoingDue(Instant now, Duration longest, int most);

    /// When the next is due, be it long ago; empty where none waits.
    Optional<Instant> nextDue();

    /// At most `most`, the oldest first.
    List<Outgoing> outgoing(int most);

    /// The one that has this id; empty where none has.
    Optional<Outgoing> outgoing(String id);

    /// The MIME message that it is, which where it is large is read when it is wanted; empty where it waits no more.
    Optional<Octets> outgoingMessage(String id);

    /// How many wait.
    int outgoingCount();
}
