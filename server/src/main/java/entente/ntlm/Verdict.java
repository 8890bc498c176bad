package entente.ntlm;

import entente.problem.Refusal;

/// What came of a sign-in.
public sealed interface Verdict<A> {
    /// Every check was passed.
    record Proved<A>(A account) implements Verdict<A> {}

    /// One was not. `why` is for our log and record; whoever tried is told nothing.
    record Refused<A>(Refusal why) implements Verdict<A> {}
}
