package entente.vouching;

import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import entente.problem.Code;
import entente.problem.Refusal;

/// Why a call came to nothing, whoever was to blame.
final class Unanswered {
    private Unanswered() {}

    static Refusal of(NoAnswer none, Message message) {
        return switch (none.kind()) {
            case TIMED_OUT -> Refusal.of(Code.LOOKUP_TIMED_OUT, none.why());
            case TOO_LARGE -> Refusal.of(Code.PARTNER_ANSWER_TOO_LARGE, none.why());
            case REFUSED_HERE, NAME_UNKNOWN, UNREACHABLE, TLS, BROKEN ->
                    Refusal.of(Code.PARTNER_UNREACHABLE)
                            .saying(message.endpoint().getHost() + " could not be reached.")
                            .because(none.why());
        };
    }

    /// A status that is neither an answer nor a word about the token.
    static Refusal of(Responded answer, Message message) {
        var status = answer.status();
        if (status >= 300 && status < 400) {
            // "Object moved" is most often a page to sign in at.
            return Refusal.of(
                    Code.PARTNER_REDIRECTED,
                    "HTTP %d to %s".formatted(status, Spoken.quoted(answer.header("location"))));
        }
        if (status == 403) {
            return Refusal.of(Code.PARTNER_FORBIDS);
        }
        return Refusal.of(Code.PARTNER_UNREACHABLE)
                .saying("%s answered HTTP %d.".formatted(message.endpoint().getHost(), status))
                .because("HTTP " + status);
    }
}
