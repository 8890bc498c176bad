package entente.vouching;

import entente.question.Address;
import entente.routes.AddressSpace;
import entente.routes.Connector;
import entente.routes.OrganisationRelationship;
import entente.routes.Partner;
import entente.trace.Trace;
import java.time.Instant;
import java.util.Optional;

/// Calls each partner as its object says: through a connector with an OAuth token, under a relationship with a delegation token, into an
/// address space with an account or a certificate.
public final class CallsByPartner implements PartnerCalls {
    private final VouchedCalls vouched;
    private final DelegatedCalls delegated;
    private final ForestCalls forests;

    public CallsByPartner(VouchedCalls vouched, DelegatedCalls delegated, ForestCalls forests) {
        this.vouched = vouched;
        this.delegated = delegated;
        this.forests = forests;
    }

    @Override
    public Outcome send(
            Message message,
            Partner partner,
            Optional<Address> user,
            Trace trace,
            Instant deadline) {
        return switch (partner) {
            case Connector connector -> vouched.send(message, connector, user, trace, deadline);
            case OrganisationRelationship relationship ->
                    delegated.send(message, relationship, user, trace, deadline);
            case AddressSpace space -> forests.send(message, space, user, trace, deadline);
        };
    }
}
