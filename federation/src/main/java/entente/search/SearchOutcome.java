package entente.search;

import entente.index.Findings;
import entente.problem.Refusal;

/// What came of a search.
public sealed interface SearchOutcome {
    /// Something, or nothing. `unsearchable` counts what is not searched whole in the same mailboxes, and may be meant as well.
    record Found(Findings findings, Findings unsearchable) implements SearchOutcome {}

    /// It was not done.
    record Refused(Refusal why) implements SearchOutcome {}
}
