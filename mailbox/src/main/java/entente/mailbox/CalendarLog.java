package entente.mailbox;

import entente.question.Address;
import java.util.Optional;

/// What happened to the appointments of the mailboxes that are here, and to messages about meetings. Who may ask is asked before.
public interface CalendarLog {
    /// What a query asks for, newest first; empty where there is no such mailbox.
    ///
    /// @throws entente.problem.Problem where the disk cannot be read
    Optional<CalendarLogPage> calendarLog(Address mailbox, CalendarLogQuery query);
}
