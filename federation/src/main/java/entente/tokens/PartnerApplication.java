package entente.tokens;

import entente.question.Domain;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// An application that may call us (`New-PartnerApplication`).
///
/// `domains` are those whose people it may speak for. `profiles` are the token shapes accepted from it.
/// With `requireMailUser` only people who are mail users here may be named, as in a hybrid organisation with a directory on both sides.
/// `metadataUrl` is where the keys are with which it signs for itself (L2, N1, signed outer tokens). `operations` is what it may call.
public record PartnerApplication(
        String name,
        String appId,
        String realm,
        Set<Domain> domains,
        Set<Profile> profiles,
        Optional<URI> metadataUrl,
        boolean requireSignedOuter,
        boolean requireMailUser,
        Duration maxActorLifetime,
        Set<PartnerRight> operations,
        boolean enabled) {
    public PartnerApplication {
        domains = Set.copyOf(domains);
        profiles = Set.copyOf(profiles);
        operations = Set.copyOf(operations);
    }

    /// The shapes a token can have.
    public enum Profile {
        /// Broker-issued actor token, with an outer token that names the person.
        L1,
        /// As L1, with an actor token that the partner signed itself.
        L2,
        /// One token signed by the partner, with the person inside the signature.
        N1,
        /// Client credentials: an application with no person.
        N2
    }
}
