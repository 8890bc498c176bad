package entente.vouching;

import entente.calling.Outcome;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.jwt.Challenge;
import java.util.List;
import java.util.Optional;

/// What a partner says to a call without a token.
sealed interface Heard {
    record Said(Challenge challenge) implements Heard {}

    record Nothing(Refusal why) implements Heard {}

    static Heard in(Outcome outcome, Message message) {
        return switch (outcome) {
            case Outcome.NoAnswer none -> new Nothing(Unanswered.of(none, message));
            case Outcome.Responded answer when answer.status() == 401 ->
                    challengeOf(answer)
                            .<Heard>map(Said::new)
                            .orElseGet(() ->
                                    new Nothing(
                                            Refusal.of(
                                                    Code.CHALLENGE_MISSING,
                                                    "its 401 has no bearer challenge that names an application")));
            // Whoever answers an anonymous question is not the server that the connector means.
            case Outcome.Responded answer when answer.status() == 200 ->
                    new Nothing(
                            Refusal.of(
                                    Code.CHALLENGE_MISSING,
                                    "it answered 200 to a call without a token"));
            case Outcome.Responded answer -> new Nothing(Unanswered.of(answer, message));
        };
    }

    static Optional<Challenge> challengeOf(Outcome.Responded answer) {
        return Challenge.parse(answer.headers().getOrDefault("www-authenticate", List.of()));
    }
}
