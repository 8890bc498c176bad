package entente.question;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Optional;
import java.util.Set;

/// What one is told of a recipient before one writes to it. What was not asked for, or is not for the one who asks, is absent, and so is a
/// custom tip where there is none.
///
/// Members are those of a group, groups within it dissolved. `maxMessageSize` is in bytes, at most [Integer#MAX_VALUE]. `pending` are tips
/// that were asked for and could not be found out.
public record MailTips(
        Optional<AutomaticReply> automaticReply,
        Optional<Boolean> mailboxFull,
        Optional<String> custom,
        Optional<Integer> totalMembers,
        Optional<Integer> externalMembers,
        Optional<Integer> maxMessageSize,
        Optional<Boolean> deliveryRestricted,
        Optional<Boolean> moderated,
        Optional<Boolean> invalidRecipient,
        Optional<Set<RecipientScope>> scope,
        Set<MailTip> pending) {
    /// Where nothing is told.
    public static final MailTips NOTHING =
            new MailTips(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of());

    public MailTips {
        scope = scope.map(Set::copyOf);
        pending = Set.copyOf(pending);
    }

    /// What a recipient answers by itself to whoever asks; an empty text where it answers nothing. `during` is set where it does so only for
    /// a time, `language` is a tag (BCP 47).
    public record AutomaticReply(String text, Optional<String> language, Optional<Window> during) {
        /// Nothing is answered.
        public static final AutomaticReply NONE =
                new AutomaticReply("", Optional.empty(), Optional.empty());
    }

    /// The same without whatever is not among `tips`.
    public MailTips only(Set<MailTip> tips) {
        return new MailTips(
                automaticReply.filter(_ -> tips.contains(MailTip.AUTOMATIC_REPLY)),
                mailboxFull.filter(_ -> tips.contains(MailTip.MAILBOX_FULL)),
                custom.filter(_ -> tips.contains(MailTip.CUSTOM)),
                totalMembers.filter(_ -> tips.contains(MailTip.TOTAL_MEMBERS)),
                externalMembers.filter(_ -> tips.contains(MailTip.EXTERNAL_MEMBERS)),
                maxMessageSize.filter(_ -> tips.contains(MailTip.MAX_MESSAGE_SIZE)),
                deliveryRestricted.filter(_ -> tips.contains(MailTip.DELIVERY_RESTRICTION)),
                moderated.filter(_ -> tips.contains(MailTip.MODERATION)),
                invalidRecipient.filter(_ -> tips.contains(MailTip.INVALID_RECIPIENT)),
                scope.filter(_ -> tips.contains(MailTip.SCOPE)),
                pending.stream().filter(tips::contains).collect(toUnmodifiableSet()));
    }

    /// The same, told of where the recipient is.
    public MailTips located(Set<RecipientScope> where) {
        return new MailTips(
                automaticReply,
                mailboxFull,
                custom,
                totalMembers,
                externalMembers,
                maxMessageSize,
                deliveryRestricted,
                moderated,
                invalidRecipient,
                Optional.of(where),
                pending);
    }
}
