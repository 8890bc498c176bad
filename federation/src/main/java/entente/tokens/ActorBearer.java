package entente.tokens;

import entente.question.Address;
import entente.wire.jwt.SigningKey;
import java.time.InstantSource;
import java.util.Optional;

/// Profiles L1 and L2: an actor token, and round it the outer token that names the person (MS-XOAUTH 3.2.5.6).
///
/// `signer` signs the outer tokens; without one they are unsigned.
final class ActorBearer implements BearerSource {
    private final StandingToken actor;
    private final OuterTokens outerTokens;
    private final Optional<SigningKey> signer;
    private final InstantSource clock;
    private final Runnable drop;

    ActorBearer(
            StandingToken actor,
            OuterTokens outerTokens,
            Optional<SigningKey> signer,
            InstantSource clock,
            Runnable drop) {
        this.actor = actor;
        this.outerTokens = outerTokens;
        this.signer = signer;
        this.clock = clock;
        this.drop = drop;
    }

    StandingToken actor() {
        return actor;
    }

    @Override
    public String forApplication() {
        return actor.secretText();
    }

    @Override
    public String forUser(Address user) {
        var now = clock.instant();
        return signer.map(key -> OuterTokens.signed(actor, user, key, now))
                .orElseGet(() -> outerTokens.unsigned(actor, user, now));
    }

    @Override
    public void drop() {
        drop.run();
    }

    @Override
    public void drop(Address user) {
        outerTokens.drop(actor, user);
    }

    @Override
    public String toString() {
        return "a bearer of " + actor;
    }
}
