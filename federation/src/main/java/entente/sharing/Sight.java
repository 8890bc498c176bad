package entente.sharing;

import entente.problem.Refusal;
import entente.question.AccessLevel;

/// What one caller may see of one calendar, and which setting decided.
public sealed interface Sight {
    /// The setting that decided, in words.
    String decidedBy();

    /// When someone is busy; subjects and places withheld.
    record Times(String decidedBy) implements Sight {}

    /// When someone is busy, with subject and place where the entry is not private.
    record Details(String decidedBy) implements Sight {}

    /// Everything, private entries' subjects included: the owner.
    record Everything(String decidedBy) implements Sight {}

    /// Nothing. `why` is what the caller's administrator is told.
    record Refused(Refusal why, String decidedBy) implements Sight {}

    /// The level administrators know it by.
    default AccessLevel level() {
        return switch (this) {
            case Times _ -> AccessLevel.AVAILABILITY_ONLY;
            case Details _ -> AccessLevel.LIMITED_DETAILS;
            case Everything _ -> AccessLevel.FULL;
            case Refused _ -> AccessLevel.NONE;
        };
    }
}
