package entente.routes;

import entente.question.Domain;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// An intra-organisation connector: where the mailboxes of some domains are, reached over OAuth
/// (`New-IntraOrganizationConnector`).
///
/// `partnerAppId` and `partnerRealm` are what the partner's challenge must name; `authServer` the name of the broker to ask.
/// `hosts` are all places a token may be carried to: those of the endpoints, and others the administrator adds.
public record Connector(
        String name,
        Set<Domain> targetAddressDomains,
        URI discoveryEndpoint,
        Optional<URI> targetSharingEpr,
        String partnerAppId,
        String partnerRealm,
        String authServer,
        Set<Host> hosts,
        boolean enabled)
        implements Partner {
    public Connector {
        targetAddressDomains = Set.copyOf(targetAddressDomains);
        hosts = Set.copyOf(hosts);
    }

    @Override
    public Set<Domain> targetDomains() {
        return targetAddressDomains;
    }

    @Override
    public Optional<URI> autodiscover() {
        return Optional.of(discoveryEndpoint);
    }

    @Override
    public Optional<URI> sharingEndpoint() {
        return targetSharingEpr;
    }
}
