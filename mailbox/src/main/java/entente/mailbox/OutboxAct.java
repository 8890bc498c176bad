package entente.mailbox;

import entente.item.Octets;
import entente.question.Address;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Something to be done with the messages that wait to be handed on to people elsewhere. It goes with acts on items as one change, and says `Gone` when it is done.
public sealed interface OutboxAct extends ItemAct {
    /// Puts a MIME message into the outbox of a mailbox, for all of `to`, due at once, under an `id` that nothing else in the store has. Refused where too much waits there already.
    record Posting(String id, Address mailbox, String messageId, List<Address> to, Octets message)
            implements OutboxAct {
        public Posting {
            to = List.copyOf(to);
        }

        /// Under an id that is drawn.
        public Posting(Address mailbox, String messageId, List<Address> to, Octets message) {
            this(UUID.randomUUID().toString(), mailbox, messageId, to, message);
        }
    }

    /// Has a message that waits as `seen` wait as `after`, or no more where that is empty. Whether the mailbox that it was sent from is still here does not matter.
    record Settlement(Outgoing seen, Optional<Outgoing> after) implements OutboxAct {
        public Settlement {
            if (after.filter(left -> !left.id().equals(seen.id())).isPresent()) {
                throw new IllegalArgumentException("it is another message");
            }
        }
    }
}
