package entente.mailbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What became of the messages of the last [#KEPT], of all mailboxes that are here ([TrackingAct] writes it). Answers from the disk, and decides nothing about who may know.
///
/// Each throws [entente.problem.Problem] where the disk cannot be read.
public interface MessageLog {
    /// What is older is not told any more, and goes from the disk within hours. Of a mailbox no more than [#MOST_OF_A_MAILBOX] messages are kept, the newest.
    Duration KEPT = Duration.ofDays(30);

    int MOST_OF_A_MAILBOX = 50_000;

    /// The newest first, each with the first of those whom it is to.
    List<TrackedMessage> tracked(TrackingQuery query);

    /// The one that has this id, whole; empty where none has.
    Optional<TrackedMessage> tracked(TrackedId id);
}
