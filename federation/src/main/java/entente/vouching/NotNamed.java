package entente.vouching;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.routes.AddressSpace;
import entente.routes.Connector;
import entente.routes.OrganisationRelationship;
import entente.routes.Partner;

/// A message to a place that its partner's object does not name: nothing that proves us is carried there.
final class NotNamed {
    private NotNamed() {}

    static Refusal of(Message message, Partner partner) {
        var object =
                switch (partner) {
                    case Connector _ -> "Connector";
                    case OrganisationRelationship _ -> "Relationship";
                    case AddressSpace _ -> "Address space";
                };
        return Refusal.of(Code.DISCOVERY_REDIRECTED)
                .saying(
                        "%s %s does not lead to %s."
                                .formatted(
                                        object,
                                        partner.name(),
                                        Spoken.quoted(message.endpoint().toString())));
    }
}
