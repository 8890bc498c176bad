package entente.mailbox;

import entente.question.Address;
import java.util.Optional;

/// The photos of the people who are here.
public interface Photos {
    /// Which photo a mailbox has ([Photo#hash]), from memory; empty when it has none or is not here.
    Optional<String> photoHashOf(Address mailbox);

    /// The photo itself, read from the disk; empty when the mailbox has none or is not here.
    Optional<Photo> photoOf(Address mailbox);
}
