package entente.mailbox;

import entente.question.Address;
import java.util.Optional;

/// How recipients that are here take mail. Answers from memory.
public interface MailAcceptances {
    /// How a mailbox or a group takes mail; empty for who is not here, a mail user among them.
    Optional<MailAcceptance> acceptanceOf(Address recipient);

    /// How many bytes the items of a mailbox say; 0 for who has none here.
    long heldBy(Address recipient);
}
