package entente.routes;

import entente.question.Domain;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// An intra-organisation connector: where the mailboxes of some domains are, reached over OAuth
/// (`New-IntraOrganizationConnector`).
///
/// `partnerAppId` and `partnerRealm` are what the partner's challenge must name; `profile` the shape of the tokens it is sent, and
/// `authServer` the name of the broker to ask for them, which a profile without a broker has not. `hosts`
/// are all places a token may be carried to: those of the endpoints, and others the administrator adds.
public record Connector(
        String name,
        Set<Domain> targetAddressDomains,
        URI discoveryEndpoint,
        Optional<URI> targetSharingEpr,
        String partnerAppId,
        String partnerRealm,
        TokenProfile profile,
        Optional<String> authServer,
        Set<Host> hosts,
        boolean enabled)
        implements Partner {
    public Connector {
        targetAddressDomains = Set.copyOf(targetAddressDomains);
        hosts = Set.copyOf(hosts);
        if (profile.needsBroker() && authServer.isEmpty()) {
            throw new IllegalArgumentException("tokens of profile " + profile + " need a broker");
        }
    }

    /// The same, asked at this EWS URL without Autodiscover.
    public Connector askedAt(URI ews) {
        return new Connector(
                name,
                targetAddressDomains,
                discoveryEndpoint,
                Optional.of(ews),
                partnerAppId,
                partnerRealm,
                profile,
                authServer,
                hosts,
                enabled);
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
