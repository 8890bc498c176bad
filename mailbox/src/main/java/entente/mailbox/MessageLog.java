package entente.mailbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What became of the messages of the last [#KEPT], of all mailboxes that are here ([TrackingAct] writes it). Answers from the disk, and decides nothing about who may know.
///
/// Each throws [entente.problem.Problem] where the disk cannot be read.
public interface MessageLog {
    /// What is older is not told any more, and goes from the disk within hours. So does of a mailbox what is beyond [#MOST_OF_A_MAILBOX] messages, of which the newest are kept.
    Duration KEPT = Duration.ofDays(30);

    int MOST_OF_A_MAILBOX = 50_000;

    /// The newest first, each with the first of those whom it is to.
    List<TrackedMessage> tracked(TrackingQuery query);

    /// The one that has this id, whole; empty where none has.
    Optional<TrackedMessage> tracked(TrackedId id);
}
