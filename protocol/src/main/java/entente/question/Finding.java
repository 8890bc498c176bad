package entente.question;

import entente.problem.Refusal;

/// What came of asking about one mailbox, whatever it was that was asked. Nothing is never the answer to a failure.
public sealed interface Finding<T> {
    /// What was asked for.
    record Told<T>(T what) implements Finding<T> {}

    /// Someone said no, and why.
    record Refused<T>(Refusal why) implements Finding<T> {}

    /// Nobody said anything we could use, and why.
    record Unreachable<T>(Refusal why) implements Finding<T> {}
}
