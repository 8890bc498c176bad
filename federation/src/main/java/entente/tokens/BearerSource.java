package entente.tokens;

import entente.question.Address;

/// A token at hand, and the two ways to present it.
public final class BearerSource {
    private final ActorToken actor;
    private final PartnerTokens tokens;

    BearerSource(ActorToken actor, PartnerTokens tokens) {
        this.actor = actor;
        this.tokens = tokens;
    }

    public ActorToken actor() {
        return actor;
    }

    /// What follows `Bearer` when we call as an application, with no person behind us.
    public String forApplication() {
        return actor.secretText();
    }

    /// What follows `Bearer` when we call for `user`.
    public String forUser(Address user) {
        return tokens.outer(actor, user);
    }

    /// What was made to call for `user` is not used again; the actor token in it stays, for it serves others.
    public void drop(Address user) {
        tokens.dropOuter(actor, user);
    }

    @Override
    public String toString() {
        return "a bearer of " + actor;
    }
}
