package entente.wire.ews;

import entente.problem.Refusal;

/// What became of one of several things asked for at once: each has its own result, in the order asked.
public sealed interface BatchResult<T> {
    record Done<T>(T value) implements BatchResult<T> {}

    /// The refusal's code has a [entente.problem.Wire.Mailbox] form.
    record Refused<T>(Refusal why) implements BatchResult<T> {}
}
