package entente.tokens;

import entente.routes.TokenProfile;
import entente.wire.jwt.PrincipalName;
import java.time.Instant;
import java.util.Optional;

/// A token wanted: of which shape, from which broker, for which resource, with or without the right to speak for a person, and by when.
/// There is no broker where our own key vouches for us.
public record TokenWish(
        TokenProfile profile,
        Optional<AuthServer> server,
        PrincipalName resource,
        boolean delegation,
        Instant deadline) {
    public TokenWish {
        if (profile.needsBroker() != server.isPresent()) {
            throw new IllegalArgumentException("a broker is asked where the profile has one");
        }
    }
}
