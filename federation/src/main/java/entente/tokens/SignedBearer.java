package entente.tokens;

import entente.question.Address;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.SigningKey;
import java.time.InstantSource;
import java.util.Optional;

/// Profile N1: a token signed anew for each call. Nothing is kept, so there is nothing to drop.
final class SignedBearer implements BearerSource {
    private final OwnIdentity own;
    private final PrincipalName resource;
    private final SigningKey signer;
    private final InstantSource clock;

    SignedBearer(OwnIdentity own, PrincipalName resource, SigningKey signer, InstantSource clock) {
        this.own = own;
        this.resource = resource;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public String forApplication() {
        return signed(Optional.empty());
    }

    @Override
    public String forUser(Address user) {
        return signed(Optional.of(user));
    }

    private String signed(Optional<Address> user) {
        return SignedUserTokens.sign(own, resource.host(), user, signer, clock.instant());
    }

    @Override
    public void drop() {}

    @Override
    public void drop(Address user) {}

    @Override
    public String toString() {
        return "a bearer of tokens signed for " + resource;
    }
}
