package entente.routes;

import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Domain;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What we give a partner, and how we reach it, over delegation tokens (`New-OrganizationRelationship`).
///
/// It is one-sided: the partner has its own. `domains` are the partner's, exactly as listed, subdomains not among them; they lead our
/// lookups out and are matched against the address of whoever comes in. `targetApplicationUri` is the partner's audience at the broker,
/// and the requestor its tokens must name. `legacy` allows the algorithms of old partners (see the decision on DAuth profiles).
public record OrganisationRelationship(
        String name,
        Set<Domain> domains,
        boolean enabled,
        Optional<Address> contact,
        FreeBusyAccess freeBusy,
        Optional<String> targetApplicationUri,
        Optional<URI> targetAutodiscoverEpr,
        Optional<URI> targetSharingEpr,
        Set<Host> hosts,
        boolean legacy)
        implements Partner {
    public OrganisationRelationship {
        domains = Set.copyOf(domains);
        hosts = Set.copyOf(hosts);
    }

    /// Free/busy between the two: whether at all, the most we show (`FreeBusyAccessLevel`: None, AvailabilityOnly or LimitedDetails), and
    /// the group whose members alone are visible (`FreeBusyAccessScope`); everybody is where there is none.
    public record FreeBusyAccess(boolean enabled, AccessLevel level, Optional<Address> scope) {
        /// Nothing, as long as nobody says otherwise.
        public static final FreeBusyAccess NONE =
                new FreeBusyAccess(false, AccessLevel.NONE, Optional.empty());
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
