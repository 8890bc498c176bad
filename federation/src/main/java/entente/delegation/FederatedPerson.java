package entente.delegation;

import entente.digest.Sha256;
import entente.question.Address;
import entente.trusts.FederationTrust;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// A person of ours as the broker and partners know her: an address in a federated domain, and an id that tells nothing and stays the same.
record FederatedPerson(Address email, String nameIdentifier) {
    private static final int ID_BYTES = 16;

    /// Empty where none of her addresses is in a domain that is federated: then nobody can vouch for her.
    static Optional<FederatedPerson> of(Address person, FederationTrust trust) {
        return trust.defaultDomain()
                .or(() -> Optional.of(person.domain()))
                .filter(trust.domains()::contains)
                .map(domain -> Address.of(person.local() + "@" + domain))
                .map(email ->
                        new FederatedPerson(email, id(person) + "@" + trust.applicationUri()));
    }

    /// Made from the address alone, so that every server of ours gives the same. Base64 without padding, as ids that do not look like the
    /// local part of an address are refused by some.
    private static String id(Address person) {
        var hash = Sha256.of("entente person\0" + person);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(hash, ID_BYTES));
    }
}
