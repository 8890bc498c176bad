package entente.endpoints;

import entente.question.Caller;
import entente.wire.ews.EwsRequest;
import entente.wire.ews.GetUserAvailability;
import java.util.Set;

/// What a caller may do here at all, before any calendar is looked at: our people everything, a partner what it was given.
record Rights(boolean everything, Set<String> operations) {
    /// The word by which free/busy, and Autodiscover on the way to it, are given to a partner.
    static final String FREE_BUSY = "freebusy";

    Rights {
        operations = Set.copyOf(operations);
    }

    static Rights of(Caller caller) {
        return switch (caller) {
            case Caller.OwnPerson _, Caller.Administrator _ -> new Rights(true, Set.of());
            case Caller.PartnerPerson partner -> new Rights(false, partner.operations());
            case Caller.DelegatedPerson partner -> new Rights(false, partner.operations());
            case Caller.PartnerApplication partner -> new Rights(false, partner.operations());
        };
    }

    boolean allow(EwsRequest.Operation operation) {
        return everything
                || (operation instanceof GetUserAvailability.Request
                        && operations.contains(FREE_BUSY));
    }

    /// Whether it may ask where a mailbox's server is.
    boolean allowDiscovery() {
        return everything || operations.contains(FREE_BUSY);
    }
}
