package entente.question;

import entente.problem.Refusal;

/// One mailbox's part of a lookup. Empty is never the answer to a failure.
public sealed interface Answer {
    /// The calendar answered.
    record Answered(FreeBusy freeBusy) implements Answer {}

    /// Someone said no, and why.
    record Refused(Refusal why) implements Answer {}

    /// Nobody said anything we could use, and why.
    record Unreachable(Refusal why) implements Answer {}

    /// What came of asking for free/busy, as part of a lookup.
    static Answer of(Finding<FreeBusy> finding) {
        return switch (finding) {
            case Finding.Told<FreeBusy>(var freeBusy) -> new Answered(freeBusy);
            case Finding.Refused<FreeBusy>(var why) -> new Refused(why);
            case Finding.Unreachable<FreeBusy>(var why) -> new Unreachable(why);
        };
    }
}
