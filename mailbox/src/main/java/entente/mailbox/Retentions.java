package entente.mailbox;

import entente.question.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Which mailbox has which retention policy, and what goes by it. Who may ask is asked before.
///
/// Each throws [entente.problem.Problem] where the disk cannot be read or written.
public interface Retentions {
    /// How many items a forecast names at most, and how many it counts.
    int MOST_NAMED = 1_000;

    int MOST_COUNTED = 100_000;

    /// Has the policies be those from now on. Before the first time nothing is taken by tags.
    void retainBy(RetentionPolicies policies);

    /// Empty where there is no such mailbox.
    Optional<MailboxRetention> retentionOf(Address mailbox);

    /// Changes it from what it is, and tells what it is then: of two changes at once, neither undoes the other.
    MailboxRetention changeRetention(Address mailbox, UnaryOperator<MailboxRetention> change);

    /// Those that have a policy of that name, in whichever case, by address; at most so many.
    List<Address> retainedBy(String policy, int most);

    /// Which tags its folders and items have now. Empty where there is no such mailbox.
    Optional<MailboxTags> tagsOf(Address mailbox);

    /// Since when an item counts for the tag that it has; empty where it does not, or nobody can say: of an appointment that repeats, or of what is in Recoverable Items.
    Optional<Instant> countsSince(Item item);

    /// To what its people gave tags themselves, by the tags' ids; also those that its policy has not. None where there is no such mailbox.
    List<TagUse> tagUses(Address mailbox);

    /// What would go now; at most `named` items are named. Empty where there is no such mailbox. Changes nothing.
    Optional<RetentionForecast> foresee(Address mailbox, int named);

    /// Has some of what is due in a mailbox go, in changes between which others have their turn. Empty where there is no such mailbox.
    Optional<RetentionRun> retainSome(Address mailbox);
}
