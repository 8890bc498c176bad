package entente.routes;

import entente.question.Domain;
import entente.trusts.Action;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An organisation behind one of our objects, and the places at which it may be reached.
///
/// What is proved to it, and how, is the object's own: a connector's calls carry an OAuth token, a relationship's a delegation token, an
/// address space's an account or a certificate.
public sealed interface Partner permits Connector, OrganisationRelationship, AddressSpace {
    /// What this kind of way is called in answers, traces and records.
    default String kind() {
        return switch (this) {
            case Connector _ -> "oauth";
            case OrganisationRelationship _ -> "dauth";
            case AddressSpace _ -> "address-space";
        };
    }

    /// Whether this kind of way can lead to that purpose at all.
    default boolean canServe(Action purpose) {
        return switch (this) {
            case Connector _, OrganisationRelationship _ -> true;
            case AddressSpace _ -> purpose == Action.FREE_BUSY;
        };
    }

    /// Why this way is not taken for that purpose; empty where it is open.
    default Optional<String> closedTo(Action purpose) {
        return switch (this) {
            case Connector connector -> closedUnless(connector.enabled(), "is disabled");
            case OrganisationRelationship relationship ->
                    closedUnless(relationship.enabled(), "is disabled")
                            .or(() ->
                                    closedUnless(
                                            relationship.allows(purpose),
                                            "does not share " + purpose.subject()));
            case AddressSpace space ->
                    closedUnless(space.enabled(), "is disabled")
                            .or(() -> closedUnless(canServe(purpose), "is for free/busy alone"));
        };
    }

    private static Optional<String> closedUnless(boolean open, String why) {
        return open ? Optional.empty() : Optional.of(why);
    }

    /// The object's name, as administrators know it.
    String name();

    /// The domains of the partner's addresses.
    Set<Domain> targetDomains();

    /// The partner's Autodiscover; empty where only [#sharingEndpoint] is known.
    Optional<URI> autodiscover();

    /// The partner's EWS, where it is known and need not be discovered (`TargetSharingEpr`).
    Optional<URI> sharingEndpoint();

    /// All places a token may be carried to: those of the endpoints, and others the administrator adds.
    Set<Host> hosts();

    /// Whether this partner's object names the host, at whatever port.
    default boolean names(Domain host) {
        return hosts().stream().anyMatch(each -> each.name().equals(host));
    }

    /// Whether a token may be carried to `url`: over https, to a host and a port that are named here.
    default boolean leadsTo(URI url) {
        return "https".equalsIgnoreCase(url.getScheme())
                && url.getRawUserInfo() == null
                && Host.of(url).filter(this::leadsTo).isPresent();
    }

    private boolean leadsTo(Host place) {
        return hosts().contains(place)
                || (hosts().contains(new Host(place.name(), Optional.empty()))
                        && Stream.concat(autodiscover().stream(), sharingEndpoint().stream())
                                .map(Host::portOf)
                                .anyMatch(port -> place.port().filter(port::equals).isPresent()));
    }
}
