package entente.broker;

import entente.wire.jwt.CompactToken;
import entente.wire.jwt.Issuer;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.TokenAnswer;
import java.time.Instant;

/// What differs between the two kinds of token a client can ask for; [Broker] has the steps they share and their order.
sealed interface Grant permits ActorGrant, AccessGrant {
    Issue.Kind kind();

    /// The proof as it was sent; a secret.
    String assertionText();

    /// What the token shall be for, as it was sent.
    String resourceText();

    /// Whom the assertion claims to come from, in the realm that was addressed; not proven yet.
    Issuer claimedClient(CompactToken assertion, Registry registry) throws GrantRefused;

    /// Whether the assertion was made for this broker.
    boolean isAddressedTo(BrokerIdentity broker, CompactToken assertion, String realm);

    /// The registered application the token shall be for.
    Resource resource(Registry registry) throws GrantRefused;

    /// Whether the token may carry a person.
    boolean delegation(CompactToken assertion, ServicePrincipal client) throws GrantRefused;

    /// Signs the token.
    TokenAnswer sign(Approval approval, SigningKey key);

    /// A registered application and what its tokens call it.
    record Resource(ServicePrincipal principal, String audience) {}

    /// Everything that was checked and decided, and stands in the log already.
    record Approval(
            BrokerIdentity broker,
            ServicePrincipal client,
            Resource resource,
            boolean delegation,
            String tokenId,
            Instant from,
            Instant until) {}
}
