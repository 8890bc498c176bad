package entente.tokens;

import entente.question.Address;

/// A way to say who we are at one resource, and the two ways to say it: for a person, or for ourselves.
public sealed interface BearerSource permits ActorBearer, SignedBearer, AccessBearer {
    /// What follows `Bearer` when we call as an application, with no person behind us.
    String forApplication();

    /// What follows `Bearer` when we call for `user`.
    String forUser(Address user);

    /// What the resource refused is not used again. What another thread has renewed meanwhile stays.
    void drop();

    /// What was made to call for `user` is not used again; what serves others stays.
    void drop(Address user);
}
