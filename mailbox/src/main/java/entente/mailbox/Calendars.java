package entente.mailbox;

import entente.question.Address;
import java.util.Optional;

/// The calendars that are here. Answers from memory.
public interface Calendars {
    /// The calendar of a mailbox; empty when the mailbox has none or is not here.
    Optional<Calendar> of(Address mailbox);
}
