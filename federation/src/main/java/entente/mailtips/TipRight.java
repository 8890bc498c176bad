package entente.mailtips;

import entente.problem.Refusal;
import entente.question.Address;
import entente.question.MailTipsLevel;
import java.util.Set;

/// What one who asks may be told, and which setting decided.
sealed interface TipRight {
    /// The setting that decided, in words.
    String decidedBy();

    /// Everything: one of our own people.
    record Everything(String decidedBy) implements TipRight {}

    /// What the table has for this level. `scopes` are the groups in all of which somebody must be to have told what is one's own;
    /// `inside` says that the asking person's domain is treated as though it were ours.
    record Shared(MailTipsLevel level, Set<Address> scopes, boolean inside, String decidedBy)
            implements TipRight {
        public Shared {
            scopes = Set.copyOf(scopes);
        }
    }

    /// Nothing. `why` is what the caller's administrator is told.
    record Nothing(Refusal why, String decidedBy) implements TipRight {}
}
