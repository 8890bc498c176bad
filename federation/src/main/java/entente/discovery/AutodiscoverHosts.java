package entente.discovery;

import entente.question.Domain;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a domain's SOAP Autodiscover is looked for (MS-OXDISCO 3.1.5.2).
final class AutodiscoverHosts {
    private static final String PATH = "/autodiscover/autodiscover.svc";

    private AutodiscoverHosts() {}

    /// The usual places of a domain, or the only one that an administrator named.
    static List<URI> of(Domain domain, Optional<URI> named) {
        return named.map(List::of).orElseGet(() -> of(domain, -1));
    }

    /// The usual hosts at a port; a negative one is that of https.
    static List<URI> of(Domain domain, int port) {
        return Stream.of(domain.name(), "autodiscover." + domain)
                .filter(host -> Domain.parse(host).isPresent())
                .map(host ->
                        URI.create(
                                "https://%s%s%s".formatted(host, port < 0 ? "" : ":" + port, PATH)))
                .toList();
    }
}
