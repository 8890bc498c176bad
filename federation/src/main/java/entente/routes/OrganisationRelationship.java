package entente.routes;

import entente.question.Address;
import entente.question.Domain;
import entente.question.Grant;
import entente.trusts.Action;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What we give a partner, and how we reach it, over delegation tokens (`New-OrganizationRelationship`).
///
/// It is one-sided: the partner has its own. `domains` are the partner's, exactly as listed, subdomains not among them; they lead our
/// lookups out and are matched against the address of whoever comes in. `targetApplicationUri` is the partner's audience at the broker,
/// and the requestor its tokens must name. `targetOwaUrl` is where people of ours whose mailbox is over there find it in a browser.
/// `legacy` allows the algorithms of old partners (see the decision on DAuth profiles).
public record OrganisationRelationship(
        String name,
        Set<Domain> domains,
        boolean enabled,
        Optional<Address> contact,
        Features features,
        Optional<String> targetApplicationUri,
        Optional<URI> targetAutodiscoverEpr,
        Optional<URI> targetSharingEpr,
        Optional<URI> targetOwaUrl,
        Set<Host> hosts,
        boolean legacy)
        implements Partner {
    public OrganisationRelationship {
        domains = Set.copyOf(domains);
        hosts = Set.copyOf(hosts);
    }

    /// That of its name, which no two share: it is looked up often, and what is in it is much.
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /// What it gives to the partner's people as it is now.
    public Grant grant() {
        return enabled ? features.grant() : Grant.NONE;
    }

    /// Whether tokens of `action` are asked for, or open anything, by it.
    public boolean allows(Action action) {
        return enabled && features.include(action);
    }

    /// The hosts that no endpoint names.
    Set<Host> furtherHosts() {
        var further = new HashSet<>(hosts);
        Stream.of(targetAutodiscoverEpr, targetSharingEpr)
                .flatMap(Optional::stream)
                .flatMap(url -> Host.of(url).stream())
                .forEach(further::remove);
        return further;
    }

    @Override
    public Set<Domain> targetDomains() {
        return domains;
    }

    @Override
    public Optional<URI> autodiscover() {
        return targetAutodiscoverEpr;
    }

    @Override
    public Optional<URI> sharingEndpoint() {
        return targetSharingEpr;
    }
}
