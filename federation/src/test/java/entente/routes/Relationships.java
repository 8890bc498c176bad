package entente.routes;

import entente.question.AccessLevel;
import entente.question.Domain;
import entente.routes.OrganisationRelationship.FreeBusyAccess;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Relationships for tests, each with the organisation of one domain.
public final class Relationships {
    private Relationships() {}

    /// Enabled, with details, and reached at the usual names.
    public static OrganisationRelationship with(String domain) {
        return of(domain, new FreeBusyAccess(true, AccessLevel.LIMITED_DETAILS, Optional.empty()));
    }

    public static OrganisationRelationship withoutFreeBusy(String domain) {
        return of(domain, FreeBusyAccess.NONE);
    }

    private static OrganisationRelationship of(String domain, FreeBusyAccess freeBusy) {
        return new OrganisationRelationship(
                "with-" + domain,
                Set.of(Domain.of(domain)),
                true,
                Optional.empty(),
                freeBusy,
                Optional.of("fed." + domain),
                Optional.of(
                        URI.create(
                                "https://autodiscover."
                                        + domain
                                        + "/autodiscover/autodiscover.svc/WSSecurity")),
                Optional.empty(),
                Set.of(
                        new Host(Domain.of("autodiscover." + domain), Optional.empty()),
                        new Host(Domain.of("mail." + domain), Optional.empty())),
                false);
    }
}
