package entente.gate;

import entente.question.Caller;
import entente.tokens.PersonTokens;
import entente.tokens.PersonTokens.Verdict;
import entente.trace.Trace;
import entente.wire.jwt.Challenge;
import java.time.Instant;

/// Tokens of our own people, and those of partners.
///
/// Which checks a token meets is decided by the issuer that it names, before any of them: what one refuses is not tried by the other.
public final class TokensOfAll implements TokenCheck {
    private final PersonTokens people;
    private final TokenCheck partners;

    public TokensOfAll(PersonTokens people, TokenCheck partners) {
        this.people = people;
        this.partners = partners;
    }

    @Override
    public Entry check(String token, String host, Instant now, Trace trace) {
        if (!people.areOf(token)) {
            return partners.check(token, host, now, trace);
        }
        return switch (people.check(token, now)) {
            case Verdict.Accepted(var person, var checks) ->
                    new Entry.Admitted(new Caller.OwnPerson(person), checks);
            case Verdict.Refused(var why) -> new Entry.TurnedAway(why);
        };
    }

    /// The partners' challenge, and in it where people get tokens (MS-XOAUTH 3.2.5.4, `authorization_uri`).
    @Override
    public Challenge challenge() {
        var challenge = partners.challenge();
        return people.authorization().map(challenge::withAuthorization).orElse(challenge);
    }
}
