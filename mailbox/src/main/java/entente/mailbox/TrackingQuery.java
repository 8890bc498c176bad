package entente.mailbox;

import entente.question.Address;
import entente.question.Window;
import java.util.Optional;

/// Which messages of the log are looked for: those for which all that is given holds, the newest `most`, of 1 to [#MOST].
///
/// `sentBy` is somebody of ours who sent it, `gotBy` one whom it is to in the end, `sender` whom it is from, `recipient` one whom it is to in the end or whom its sender named, and `subject` a part of its subject, in whatever case.
public record TrackingQuery(
        Optional<Address> sentBy,
        Optional<Address> gotBy,
        Optional<Address> sender,
        Optional<Address> recipient,
        Optional<String> subject,
        Optional<String> messageId,
        Optional<Window> within,
        int most) {
    public static final int MOST = 100;

    public TrackingQuery {
        messageId = messageId.map(TrackedMessage::idOf);
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " messages: " + most);
        }
    }

    /// The newest of all.
    public static final TrackingQuery ANY =
            new TrackingQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    MOST);

    /// Of those, what this one of our people sent.
    public TrackingQuery sentBy(Address person) {
        return new TrackingQuery(
                Optional.of(person), gotBy, sender, recipient, subject, messageId, within, most);
    }

    /// Of those, what came to her.
    public TrackingQuery gotBy(Address person) {
        return new TrackingQuery(
                sentBy, Optional.of(person), sender, recipient, subject, messageId, within, most);
    }
}
