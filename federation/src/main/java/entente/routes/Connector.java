package entente.routes;

import entente.question.Domain;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// An intra-organisation connector: where the mailboxes of some domains are, reached over OAuth
/// (`New-IntraOrganizationConnector`).
///
/// `partnerAppId` and `partnerRealm` are what the partner's challenge must name; `authServer` the name of the broker to ask.
/// `hosts` are all hosts a token may be carried to: those of the endpoints, and others the administrator adds.
public record Connector(
        String name,
        Set<Domain> targetAddressDomains,
        URI discoveryEndpoint,
        Optional<URI> targetSharingEpr,
        String partnerAppId,
        String partnerRealm,
        String authServer,
        Set<Domain> hosts,
        boolean enabled) {
    public Connector {
        targetAddressDomains = Set.copyOf(targetAddressDomains);
        hosts = Set.copyOf(hosts);
    }

    /// Whether a token may be carried to `url`: over https, to a host that this connector names.
    public boolean leadsTo(URI url) {
        return "https".equalsIgnoreCase(url.getScheme())
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && Domain.parse(url.getHost()).filter(hosts::contains).isPresent();
    }
}
