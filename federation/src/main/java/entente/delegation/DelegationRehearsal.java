package entente.delegation;

import entente.delegation.DelegationVerifier.Verdict;
import entente.question.Address;
import entente.question.TraceId;
import entente.tokens.Rehearsed;
import entente.trace.Trace;
import entente.wire.soap.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Asks what would become of a message, or of a token without one, by the very checks that decide it. Nothing is remembered and nobody is
/// let in.
public final class DelegationRehearsal {
    /// The checks that need the message.
    public static final List<String> OF_THE_MESSAGE =
            List.of(
                    "the form and time of the message",
                    "its signature with the token's key",
                    "its address, action and body",
                    "whether the token's action is the operation's",
                    "whether the relationship allows its algorithms",
                    "whether it came before");

    private final DelegationVerifier verifier;

    DelegationRehearsal(DelegationVerifier verifier) {
        this.verifier = verifier;
    }

    /// Of a message that came at `at`.
    public Rehearsed ofMessage(SealedMessage message, Instant at) {
        return switch (verifier.verify(message, at, new Trace(TraceId.fresh(), ""))) {
            case Verdict.Accepted accepted ->
                    Rehearsed.accepted(accepted.checks(), accepted.caller().describe());
            case Verdict.Refused(var why, _, var checks) -> Rehearsed.refused(checks, why);
        };
    }

    /// Of `<EncryptedData>` that came at `at`, as though nothing were wrong with its message.
    public Rehearsed ofToken(Element encrypted, Instant at) {
        return told(passed -> verifier.examineToken(encrypted, at, passed));
    }

    /// The same of an assertion, as though it had come encrypted for us.
    public Rehearsed ofPlain(Element assertion, Instant at) {
        return told(passed -> verifier.examinePlain(assertion, at, passed));
    }

    private interface Examination {
        Address person(List<String> passed) throws DelegationRefused;
    }

    private static Rehearsed told(Examination examination) {
        var passed = new ArrayList<String>();
        try {
            return Rehearsed.accepted(passed, examination.person(passed).toString());
        } catch (DelegationRefused refused) {
            return Rehearsed.refused(passed, refused.why());
        }
    }
}
