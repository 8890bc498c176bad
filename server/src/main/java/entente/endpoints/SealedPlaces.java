package entente.endpoints;

import entente.delegation.DelegatedOperation;
import entente.delegation.Destination;
import entente.gate.GuardedEndpoint;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.SealedDoor;
import entente.trusts.FederationTrust;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Where partners bring sealed messages, beside the usual place of a service, and the headers that tell them so.
///
/// The places are there while there is a federation trust, and are told of while it is enabled. Messages are signed with a token's symmetric
/// key at both of them; one signed with a certificate has no place (`/wssecurity/x509cert`).
public final class SealedPlaces {
    private static final List<String> SUFFIXES = List.of("/WSSecurity", "/WSSecurity/SymmetricKey");

    private final SealedDoor door;
    private final Supplier<Optional<FederationTrust>> trust;

    public SealedPlaces(SealedDoor door, Supplier<Optional<FederationTrust>> trust) {
        this.door = door;
        this.trust = trust;
    }

    /// The usual place of a service, which tells whether there are sealed ones beside it.
    Place announcedAt(Place usual) {
        return usual.announcingWhile(this::enabled, "X-WSSecurity-Enabled", "True")
                .announcingWhile(this::enabled, "X-WSSecurity-SymmetricKey-Enabled", "True");
    }

    /// The places below a usual one, where these operations and no others are taken.
    List<Mount> below(Place usual, Set<DelegatedOperation> operations, GuardedEndpoint endpoint) {
        return SUFFIXES.stream()
                .map(suffix -> usual.below(suffix, () -> trust.get().isPresent()))
                .map(place -> mount(place, operations, endpoint))
                .toList();
    }

    private Mount mount(Place place, Set<DelegatedOperation> operations, GuardedEndpoint endpoint) {
        return new Mount.Sealed(place, door, new Destination(place.path(), operations), endpoint);
    }

    private boolean enabled() {
        return trust.get().filter(FederationTrust::enabled).isPresent();
    }
}
