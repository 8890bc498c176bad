package entente.vouching;

import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import entente.problem.Code;
import entente.problem.Refusal;
import java.net.URI;
import java.util.Set;

/// Why a call came to nothing, whoever was to blame.
public final class Unanswered {
    private static final Set<Integer> NOTHING_THERE = Set.of(404, 410);

    private Unanswered() {}

    /// Of a partner at `host` who gave no answer that can be used.
    public static Refusal of(NoAnswer none, String host) {
        return switch (none.kind()) {
            case TIMED_OUT -> Refusal.of(Code.LOOKUP_TIMED_OUT, none.why());
            case TOO_LARGE -> Refusal.of(Code.PARTNER_ANSWER_TOO_LARGE, none.why());
            case NAME_UNKNOWN ->
                    Refusal.of(Code.PARTNER_NAME_UNKNOWN)
                            .saying("The name %s is not known.".formatted(host))
                            .because(none.why());
            case TLS ->
                    Refusal.of(Code.PARTNER_TLS_REFUSED)
                            .saying(
                                    "What answers as %s shows a certificate that cannot be believed."
                                            .formatted(host))
                            .because(none.why());
            case REFUSED_HERE, UNREACHABLE, BROKEN ->
                    Refusal.of(Code.PARTNER_UNREACHABLE)
                            .saying(host + " could not be reached.")
                            .because(none.why());
        };
    }

    /// Whether a status says that a server has nothing at a place.
    public static boolean isNothingThere(int status) {
        return NOTHING_THERE.contains(status);
    }

    public static Refusal nothingAt(URI place, int status) {
        return Refusal.of(Code.PARTNER_ENDPOINT_UNKNOWN)
                .saying("%s has nothing at %s.".formatted(place.getHost(), place.getRawPath()))
                .because("HTTP " + status);
    }

    static Refusal of(NoAnswer none, Message message) {
        return of(none, message.endpoint().getHost());
    }

    /// A status that is neither an answer nor a word about the token.
    static Refusal of(Responded answer, Message message) {
        var status = answer.status();
        var host = message.endpoint().getHost();
        if (status >= 300 && status < 400) {
            // "Object moved" is most often a page to sign in at.
            return Refusal.of(
                    Code.PARTNER_REDIRECTED,
                    "HTTP %d to %s".formatted(status, Spoken.quoted(answer.header("location"))));
        }
        if (status == 403) {
            return Refusal.of(Code.PARTNER_FORBIDS);
        }
        if (isNothingThere(status) || status == 405) {
            return nothingAt(message.endpoint(), status);
        }
        return Refusal.of(Code.PARTNER_UNREACHABLE)
                .saying("%s answered HTTP %d.".formatted(host, status))
                .because("HTTP " + status);
    }
}
