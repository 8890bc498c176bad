package entente.mailbox;

import entente.question.Address;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What is known of a message that was sent from here, or came here from elsewhere: nothing of what it says but its subject, in one line of at most [#LONGEST_SUBJECT] characters.
///
/// It began `at` that time; `broughtBy` names the server that brought it, which nothing did where one of our people sent it. Who sent it is proved in that case alone. A search tells no more than the first
/// [#MOST_LISTED] of its recipients, and nothing that became of it.
public record TrackedMessage(
        TrackedId id,
        String messageId,
        Optional<Address> sender,
        String subject,
        Instant at,
        Optional<String> broughtBy,
        List<To> recipients) {
    public static final int LONGEST_SUBJECT = 255;
    public static final int MOST_LISTED = 100;

    static final int LONGEST_SERVER = 255;
    private static final int LONGEST_ID = 200;

    /// One whom it is to, and what became of it for her, in the order in which that happened. `named` is whom the sender named, where that is somebody else: a group that she is a member of, or a mail user
    /// whose target this is. Of those who are `blind` nobody is told but the sender.
    public record To(
            Address address, boolean blind, Optional<Address> named, List<TrackedEvent> events) {
        public To {
            events =
                    events.stream()
                            .sorted(
                                    Comparator.comparing(TrackedEvent::at)
                                            .thenComparing(TrackedEvent::kind))
                            .toList();
        }

        /// Whom the sender named.
        public Address original() {
            return named.orElse(address);
        }
    }

    public TrackedMessage {
        recipients = List.copyOf(recipients);
    }

    /// Whether one of our people sent it.
    public boolean isOurs() {
        return broughtBy.isEmpty();
    }

    /// The one of that address; empty where it is not to her.
    public Optional<To> to(Address recipient) {
        return recipients.stream().filter(each -> each.address().equals(recipient)).findFirst();
    }

    /// A message id as it is kept and looked for: of visible ASCII, at most 200 characters.
    static String idOf(String messageId) {
        return cut(messageId.strip().replaceAll("[^!-~]", "?"), LONGEST_ID);
    }

    static String line(String text, int longest) {
        return cut(text.replaceAll("\\p{Cntrl}", " ").strip(), longest);
    }

    /// Not within a character of two halves.
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
