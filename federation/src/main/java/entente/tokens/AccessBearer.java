package entente.tokens;

import entente.question.Address;

/// Profile N2: an access token for ourselves as an application (RFC 9068). It names nobody, whoever asks.
final class AccessBearer implements BearerSource {
    private final StandingToken token;
    private final Runnable drop;

    AccessBearer(StandingToken token, Runnable drop) {
        this.token = token;
        this.drop = drop;
    }

    @Override
    public String forApplication() {
        return token.secretText();
    }

    @Override
    public String forUser(Address user) {
        return token.secretText();
    }

    @Override
    public void drop() {
        drop.run();
    }

    /// The token is everybody's: whoever is refused with it, the others are not.
    @Override
    public void drop(Address user) {}

    @Override
    public String toString() {
        return "a bearer of " + token;
    }
}
