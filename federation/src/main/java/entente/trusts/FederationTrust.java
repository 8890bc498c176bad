package entente.trusts;

import entente.question.Domain;
import entente.wire.seal.KeyId;
import java.net.URI;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Our side of a federation (`Get-FederationTrust`, `Get-FederatedOrganizationIdentifier`).
///
/// `appId` is the broker's name for us, `applicationUri` our audience and the namespace of our users' ids. Only people with an address in
/// one of `domains` get tokens; `defaultDomain`, if set, is the one of all their tokens. Not `enabled`, it is kept and not used.
public record FederationTrust(
        String name,
        String appId,
        String applicationUri,
        Set<Domain> domains,
        Optional<Domain> defaultDomain,
        boolean enabled,
        TokenIssuer issuer,
        Keys keys) {
    public FederationTrust {
        domains = Set.copyOf(domains);
    }

    /// The broker: its name in tokens, where it issues them, where it publishes its keys, and which keys those are. `encryption` is the one
    /// that requests are encrypted to.
    public record TokenIssuer(
            String uri,
            URI endpoint,
            URI metadata,
            X509Certificate signing,
            Optional<X509Certificate> previousSigning,
            Optional<X509Certificate> encryption) {
        /// The keys that a token of this broker may be signed with, the current one first.
        public List<PublicKey> signingKeys() {
            return Stream.concat(Stream.of(signing), previousSigning.stream())
                    .map(X509Certificate::getPublicKey)
                    .toList();
        }
    }

    /// Our keys: `current` signs; all three decrypt, because brokers change over at their own time.
    public record Keys(
            FederationKey current, Optional<FederationKey> next, Optional<FederationKey> previous) {
        /// The private key that a message names as its recipient's.
        public Optional<PrivateKey> decrypting(KeyId recipient) {
            return Stream.of(Optional.of(current), next, previous)
                    .flatMap(Optional::stream)
                    .filter(key -> key.keyId().equals(recipient))
                    .map(FederationKey::privateKey)
                    .findFirst();
        }
    }
}
