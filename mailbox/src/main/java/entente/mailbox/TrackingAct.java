package entente.mailbox;

import entente.question.Address;
import java.util.List;
import java.util.Optional;

/// Something to be written down of what became of a message. It goes with what it tells of as one change, is dated by the store, never fails, and says `Gone` when it is done.
public sealed interface TrackingAct extends ItemAct {
    /// A message was sent, or came: `id` is in the mailbox of its sender, and of mail that a server brought in the recipient's. What is too long is cut.
    record Begun(
            TrackedId id,
            String messageId,
            Optional<Address> sender,
            String subject,
            Optional<String> broughtBy,
            List<Addressed> recipients)
            implements TrackingAct {
        public Begun {
            messageId = TrackedMessage.idOf(messageId);
            subject = TrackedMessage.line(subject, TrackedMessage.LONGEST_SUBJECT);
            broughtBy =
                    broughtBy.map(text -> TrackedMessage.line(text, TrackedMessage.LONGEST_SERVER));
            recipients = List.copyOf(recipients);
        }
    }

    /// One whom it is to, each address once, as [TrackedMessage.To] has it, and what became of it at once, if anything did.
    record Addressed(
            Address address, boolean blind, Optional<Address> named, Optional<Became> first) {}

    /// More became of a message for some whom it is to. What is not in the log any more, or not yet, is left out.
    record Happened(TrackedId id, List<News> news) implements TrackingAct {
        public Happened {
            news = List.copyOf(news);
        }
    }

    /// What became of it for one whom it is to.
    record News(Address to, Became what) {}

    /// What became of it; `detail` as [TrackedEvent] has it.
    record Became(TrackedEvent.Kind kind, Optional<String> detail) {
        public Became {
            detail = detail.map(text -> TrackedMessage.line(text, TrackedEvent.LONGEST_DETAIL));
        }
    }
}
