package entente.tokens;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Who signs people of ours in elsewhere, and what its tokens must be like to count here (`[[organisation.sign-in]]`).
///
/// `name` is its `iss`, compared byte for byte. A token is for us when its `aud` has one of `audiences`; `keys` is where its key set is
/// published (RFC 7517), https. `addressClaim` is the claim that holds the person's address. `scope` is what `scp` or `scope` must have, where one is asked
/// for. `algorithms` are of RS256, PS256 and ES256. `authorization` is where clients are told to ask for tokens.
public record PersonIssuer(
        String name,
        Set<String> audiences,
        URI keys,
        String addressClaim,
        Optional<String> scope,
        Set<String> algorithms,
        Optional<URI> authorization) {
    /// What an issuer may sign with.
    public static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256");

    /// The claim that holds the address where nothing else is said.
    public static final String USUAL_CLAIM = "email";

    public PersonIssuer {
        audiences = Set.copyOf(audiences);
        algorithms = Set.copyOf(algorithms);
        if (!ALGORITHMS.containsAll(algorithms)) {
            throw new IllegalArgumentException("an issuer signs with RS256, PS256 or ES256");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
