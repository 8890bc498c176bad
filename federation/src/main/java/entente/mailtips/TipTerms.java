package entente.mailtips;

import entente.mailbox.MailAcceptance;
import entente.problem.Code;
import entente.problem.Refusal;
import java.util.Optional;

/// How MailTips are told by this organisation (`Set-OrganizationConfig` has them as `MailTips…`).
///
/// With `enabled` false nobody is told anything. One request may name `mostRecipients`. A message has at most `maxMessageSize` bytes,
/// whatever its recipient takes. From `largeAudience` members on a client warns; `audienceCap` is where members are counted no further.
/// `externalMembers` says whether our own people are told how many members of a group are outsiders.
public record TipTerms(
        boolean enabled,
        int mostRecipients,
        int maxMessageSize,
        int largeAudience,
        int audienceCap,
        boolean externalMembers) {
    public static final TipTerms USUAL = new TipTerms(true, 50, 36_700_160, 25, 1_000, true);

    public TipTerms {
        if (mostRecipients < 1 || maxMessageSize < 1 || largeAudience < 1 || audienceCap < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /// How many bytes a message to a recipient may have at most.
    public int largest(MailAcceptance acceptance) {
        return (int) Math.min(maxMessageSize, acceptance.largestMessage().orElse(Long.MAX_VALUE));
    }

    /// Why a whole request is refused for the number of its recipients, if it is.
    public Optional<Refusal> check(int recipients) {
        if (recipients == 0) {
            return Optional.of(Refusal.of(Code.MAILBOXES_NONE));
        }
        return recipients <= mostRecipients
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(Code.MAILBOXES_TOO_MANY)
                                .saying(
                                        "The allowed limit is %d recipients; the actual number is %d."
                                                .formatted(mostRecipients, recipients))
                                .mendedBy("Ask for at most %d at once.".formatted(mostRecipients)));
    }
}
