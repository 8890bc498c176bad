package entente.mailbox;

import entente.problem.Refusal;

/// What became of an act on items.
public sealed interface ItemOutcome {
    /// It is done and durable. `item` is the one that the act was about, or the one that it made, as it was left: what somebody does to it
    /// afterwards is not in it.
    record Done(Item item) implements ItemOutcome {}

    /// It is done and durable, and about no item that still is there, or about many.
    record Gone() implements ItemOutcome {}

    /// The item was changed since the change that the act goes by. Nothing was written.
    record Overtaken() implements ItemOutcome {}

    /// Nothing was written.
    record Refused(Refusal why) implements ItemOutcome {}
}
