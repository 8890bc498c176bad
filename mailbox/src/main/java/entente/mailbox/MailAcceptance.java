package entente.mailbox;

import entente.question.Address;
import java.util.Optional;
import java.util.Set;

/// How a mailbox or a group takes mail: what a sender may want to know before sending. A group has no automatic reply and is never full.
///
/// `largestMessage` is in bytes, at least 1; empty is any size. With `moderators`, at most [#MOST_MODERATORS], one of them lets each message
/// through or not. `customTip` is plain text of 1 to [#LONGEST_TIP] characters.
public record MailAcceptance(
        AutomaticReply automaticReply,
        Filling filling,
        Optional<Long> largestMessage,
        AllowedSenders senders,
        Set<Address> moderators,
        Optional<String> customTip) {
    public static final int LONGEST_TIP = 175;
    public static final int MOST_MODERATORS = 25;

    /// What a new mailbox or group starts with.
    public static final MailAcceptance INITIAL =
            new MailAcceptance(
                    AutomaticReply.OFF,
                    Filling.UNLIMITED,
                    Optional.empty(),
                    AllowedSenders.EVERYBODY,
                    Set.of(),
                    Optional.empty());

    public MailAcceptance {
        if (largestMessage.filter(bytes -> bytes < 1).isPresent()) {
            throw new IllegalArgumentException("the largest message has 1 byte or more");
        }
        if (moderators.size() > MOST_MODERATORS) {
            throw new IllegalArgumentException(
                    "at most %d people moderate".formatted(MOST_MODERATORS));
        }
        customTip.ifPresent(text -> Wording.require("a custom tip", text, LONGEST_TIP));
        moderators = Set.copyOf(moderators);
    }

    public boolean isModerated() {
        return !moderators.isEmpty();
    }

    /// The part that makes sense for a group.
    public MailAcceptance ofGroup() {
        return new MailAcceptance(
                AutomaticReply.OFF,
                Filling.UNLIMITED,
                largestMessage,
                senders,
                moderators,
                customTip);
    }

    public MailAcceptance with(AutomaticReply automaticReply) {
        return new MailAcceptance(
                automaticReply, filling, largestMessage, senders, moderators, customTip);
    }

    public MailAcceptance with(Filling filling) {
        return new MailAcceptance(
                automaticReply, filling, largestMessage, senders, moderators, customTip);
    }

    public MailAcceptance with(AllowedSenders senders) {
        return new MailAcceptance(
                automaticReply, filling, largestMessage, senders, moderators, customTip);
    }

    public MailAcceptance moderatedBy(Set<Address> moderators) {
        return new MailAcceptance(
                automaticReply, filling, largestMessage, senders, moderators, customTip);
    }

    public MailAcceptance withLargestMessage(Optional<Long> bytes) {
        return new MailAcceptance(automaticReply, filling, bytes, senders, moderators, customTip);
    }

    public MailAcceptance withCustomTip(Optional<String> text) {
        return new MailAcceptance(
                automaticReply, filling, largestMessage, senders, moderators, text);
    }
}
