package entente.delegation;

import entente.trusts.FederationTrust;
import entente.wire.saml.DelegationAssertion;
import entente.wire.seal.KeyId;
import entente.wire.seal.Suite;
import java.security.PublicKey;
import java.util.Map;
import java.util.Set;

/// A token that was decrypted with the key `recipient` names, and whose assertion `signer` signed. `suites` are those of encryption and
/// signature.
record OpenedToken(
        DelegationAssertion assertion, KeyId recipient, PublicKey signer, Set<Suite> suites) {
    OpenedToken {
        suites = Set.copyOf(suites);
    }

    /// Whether it would be opened and believed again with the keys and profiles of now.
    boolean holds(FederationTrust trust, Set<Suite> profiles) {
        return trust.keys().decrypting(recipient).isPresent()
                && trust.issuer().signingKeys().contains(signer)
                && profiles.containsAll(suites);
    }

    /// What it says, for the trace: never the proof key.
    Map<String, String> shown() {
        return Map.of(
                "id", assertion.assertionId(),
                "issuer", assertion.issuer(),
                "audience", assertion.audience(),
                "person", assertion.emailAddress(),
                "immutable id", assertion.nameIdentifier(),
                "requestor", assertion.requestorDomain(),
                "action", assertion.action(),
                "from", assertion.notBefore().toString(),
                "until", assertion.notOnOrAfter().toString());
    }

    @Override
    public String toString() {
        return "opened token " + assertion.assertionId();
    }
}
