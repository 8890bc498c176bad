package entente.mailbox;

import entente.question.Address;
import java.util.Optional;

/// What happened in the mailboxes that are here. It is told from what is on disk, also after a restart; whoever asks keeps a mark of how much he was told.
public interface MailboxHistory {
    /// That of somebody who was told all up to now; empty where the mailbox is not here.
    Optional<EventMark> markOf(Address mailbox);

    /// What happened since a mark, of what the filter wants, out of the next few hundred changes; empty where it is not known any more, or the mark is none of this mailbox.
    ///
    /// @throws entente.problem.Problem where the disk cannot be read
    Optional<EventPage> eventsSince(EventMark mark, EventFilter filter);

    /// Something to wait with for changes to a mailbox; to be closed.
    MailboxWatch watch(Address mailbox);
}
