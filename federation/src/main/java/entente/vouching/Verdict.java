package entente.vouching;

import entente.calling.Outcome;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.jwt.Challenge;

/// What a partner makes of a call with a token.
sealed interface Verdict {
    record Taken(int status, byte[] body) implements Verdict {}

    /// A 401 that says `error`: another token may do better. `challenge` is what the partner says of itself now.
    record TokenRefused(Challenge challenge, Refusal why) implements Verdict {}

    /// A 401 that says the person is unknown there: no other token does better, and this one serves everybody else.
    record PersonRefused(Refusal why) implements Verdict {}

    record Failed(Refusal why) implements Verdict {}

    static Verdict on(Outcome outcome, Message message, TheirRegistration theirs) {
        return switch (outcome) {
            case Outcome.NoAnswer none -> new Failed(Unanswered.of(none, message));
            case Outcome.Responded answer ->
                    switch (answer.status()) {
                        // SOAP 1.1, 6.2: a fault comes with 500.
                        case 200, 500 -> new Taken(answer.status(), answer.body());
                        case 401 -> refused(answer, theirs);
                        case 403 -> new Failed(forbidden(answer, theirs));
                        default -> new Failed(Unanswered.of(answer, message));
                    };
        };
    }

    private static Verdict refused(Outcome.Responded answer, TheirRegistration theirs) {
        var diagnostics = Diagnostics.parse(answer.header("x-ms-diagnostics"));
        var told = Refusal.of(Code.PARTNER_REFUSED_TOKEN);
        var why =
                diagnostics
                        .map(it -> told.mendedBy(theirs.mended(it)).because(it.toString()))
                        .orElseGet(() -> told.because("401 without diagnostics"));
        // Without `error` it has not even looked at the token: another would fare no better.
        return Heard.challengeOf(answer)
                .filter(challenge -> challenge.error().isPresent())
                .<Verdict>map(challenge ->
                        diagnostics.filter(Diagnostics::meansThePerson).isPresent()
                                ? new PersonRefused(why)
                                : new TokenRefused(challenge, why))
                .orElseGet(() -> new Failed(why));
    }

    private static Refusal forbidden(Outcome.Responded answer, TheirRegistration theirs) {
        var forbids = Refusal.of(Code.PARTNER_FORBIDS).mendedBy(theirs.allowed());
        return Diagnostics.parse(answer.header("x-ms-diagnostics"))
                .map(it -> forbids.because(it.toString()))
                .orElse(forbids);
    }
}
