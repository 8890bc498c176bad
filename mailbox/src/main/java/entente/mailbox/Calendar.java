package entente.mailbox;

import entente.question.BusyBlock;
import entente.question.Window;
import entente.question.WorkingHours;
import java.util.List;
import java.util.Optional;

/// One mailbox's calendar as it is at this moment: a snapshot that does not change while it is held.
public interface Calendar {
    /// Whose it is.
    Recipient.Mailbox mailbox();

    CalendarPermissions permissions();

    /// When its owner works, by the rule of her zone in the year of `at`; empty when she has not said.
    Optional<WorkingHours> workingHours(java.time.Instant at);

    /// The entries that touch `window`, ordered by start and then end, recurrences expanded, cancelled ones left out, free ones
    /// included, with all their details. Costs the entries it gives, not those of the calendar.
    List<BusyBlock> entries(Window window);
}
