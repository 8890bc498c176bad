package entente.tokens;

import entente.wire.jwt.Claims;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.TokenRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What differs between the two kinds of token that a broker is asked for; [BrokerRequest] has what they share.
sealed interface BrokerGrant permits ActorAsked, AccessAsked {
    /// How long an assertion is good.
    Duration ASSERTION_LIFE = Duration.ofMinutes(5);

    /// The request, with an assertion that is signed now and good for one use.
    TokenRequest request(SigningKey signer, Instant now);

    /// Whom the token must be for.
    String audience();

    /// Whom it must name: us.
    String application();

    /// Whom a token names.
    Optional<String> applicationIn(Claims token);

    static BrokerGrant of(TokenWish wish, OwnIdentity own) {
        var server = wish.server().orElseThrow();
        return switch (wish.profile()) {
            case L1, L1_SIGNED -> new ActorAsked(server, own, wish.resource(), wish.delegation());
            case N2 -> new AccessAsked(server, own, wish.resource());
            case L2, L2_SIGNED, N1 ->
                    throw new IllegalArgumentException("no broker issues " + wish.profile());
        };
    }
}
