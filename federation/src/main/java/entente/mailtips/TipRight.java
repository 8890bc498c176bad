package entente.mailtips;

import entente.problem.Refusal;
import entente.question.Address;
import entente.question.MailTipsLevel;
import java.util.Optional;

/// What one who asks may be told, and which setting decided.
sealed interface TipRight {
    /// The setting that decided, in words.
    String decidedBy();

    /// Everything: one of our own people.
    record Everything(String decidedBy) implements TipRight {}

    /// What the table has for this level. `scope` is the group of whose members alone is told what is their own; `inside` says that the
    /// asking person's domain is treated as though it were ours.
    record Shared(MailTipsLevel level, Optional<Address> scope, boolean inside, String decidedBy)
            implements TipRight {}

    /// Nothing. `why` is what the caller's administrator is told.
    record Nothing(Refusal why, String decidedBy) implements TipRight {}
}
