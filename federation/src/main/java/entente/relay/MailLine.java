package entente.relay;

import entente.item.Octets;
import entente.question.Address;
import java.util.List;

/// A connection to the smart host, for one message after another; opened with the first.
interface MailLine extends AutoCloseable {
    /// Hands a message of `sender` to it for all of `to`, and waits until it has answered, or has not for too long.
    Handover hand(Address sender, List<Address> to, Octets message);

    @Override
    void close();
}
