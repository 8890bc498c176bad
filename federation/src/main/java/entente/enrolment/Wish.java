package entente.enrolment;

import entente.question.Domain;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// What an administrator wants of a federation trust that is to be made, or made whole.
///
/// `broker` is an https URL without a path. `applicationUri` is our name at the broker, `domains` are ours that shall be federated.
/// `pin` is the SHA-256 thumbprint, 64 hex digits, of the certificate that the broker signs with; without it the first one that comes over a
/// verified connection is pinned.
public record Wish(URI broker, String applicationUri, Set<Domain> domains, Optional<String> pin) {
    public Wish {
        domains = Set.copyOf(domains);
    }

    /// Where a broker answers, in the one spelling of it; empty where the URL is not https, or names more than a host and a port.
    public static Optional<URI> broker(URI url) {
        var bare =
                "https".equalsIgnoreCase(url.getScheme())
                        && url.getHost() != null
                        && url.getRawUserInfo() == null
                        && url.getRawQuery() == null
                        && url.getRawFragment() == null
                        && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
        return bare
                ? Optional.of(URI.create("https://" + url.getRawAuthority()))
                : Optional.empty();
    }
}
