package entente.tokens;

import entente.question.TraceId;
import entente.tokens.TokenVerifier.Verdict;
import entente.trace.Step;
import entente.trace.TimedStep;
import entente.trace.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Asks what would become of a token, by the very checks that decide it. No use is recorded and nobody is let in; made anew for each token
/// by [TokenVerifier#rehearsal].
public final class TokenRehearsal {
    private final TokenVerifier verifier;
    private final Trace trace = new Trace(TraceId.fresh(), "");

    TokenRehearsal(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    /// Of what follows `Bearer` in a request that came at `at` and was addressed to `requestHost` (lower case, no port).
    public Rehearsed of(String token, String requestHost, Instant at) {
        return switch (verifier.verify(token, requestHost, at, trace)) {
            case Verdict.Accepted(var caller, var checks, _) ->
                    Rehearsed.accepted(checks, caller.describe());
            case Verdict.Refused(var why, var checks) -> Rehearsed.refused(checks, why);
        };
    }

    /// What was read from others for it, in words.
    public List<String> calls() {
        return trace.steps().stream()
                .map(TimedStep::step)
                .flatMap(step -> call(step).stream())
                .toList();
    }

    private static Optional<String> call(Step step) {
        return step instanceof Step.MetadataRefreshed || step instanceof Step.Failed
                ? Optional.of(step.detail())
                : Optional.empty();
    }
}
