package entente.mailbox;

import java.util.List;

/// What became of acts on items that are done together or not at all.
public sealed interface JointOutcome {
    /// All are done and durable: one outcome for each, in their order, none of them a refusal.
    record Done(List<ItemOutcome> outcomes) implements JointOutcome {
        public Done {
            outcomes = List.copyOf(outcomes);
        }
    }

    /// Nothing was written, because of the act at `index`, counted from 0: it was refused, or what it is about was changed meanwhile.
    record Undone(int index, ItemOutcome why) implements JointOutcome {}
}
