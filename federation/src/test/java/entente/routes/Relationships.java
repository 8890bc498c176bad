package entente.routes;

import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Domain;
import entente.question.MailTipsLevel;
import entente.routes.Features.FreeBusyAccess;
import entente.routes.Features.MailTipsAccess;
import entente.routes.Features.MailboxMoves;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Relationships for tests, each with the organisation of one domain.
public final class Relationships {
    private Relationships() {}

    /// Enabled, with details, and reached at the usual names.
    public static OrganisationRelationship with(String domain) {
        return of(
                domain,
                Features.of(
                        new FreeBusyAccess(true, AccessLevel.LIMITED_DETAILS, Optional.empty())));
    }

    /// One that shows nothing of ours; what the partner shows is the partner's affair.
    public static OrganisationRelationship showingNothing(String domain) {
        return of(
                domain, Features.of(new FreeBusyAccess(true, AccessLevel.NONE, Optional.empty())));
    }

    /// One that shows the members of a group of ours.
    public static OrganisationRelationship showing(String domain, String group) {
        return of(
                domain,
                Features.of(
                        new FreeBusyAccess(
                                true,
                                AccessLevel.LIMITED_DETAILS,
                                Optional.of(Address.of(group)))));
    }

    public static OrganisationRelationship withoutFreeBusy(String domain) {
        return of(domain, Features.NONE);
    }

    /// Enabled for all MailTips and nothing else.
    public static OrganisationRelationship withMailTips(String domain) {
        return withMailTips(domain, MailTipsLevel.ALL);
    }

    /// The same up to a level.
    public static OrganisationRelationship withMailTips(String domain, MailTipsLevel level) {
        return withMailTips(domain, new MailTipsAccess(true, level, Optional.empty()));
    }

    /// The same, where what is one's own is told of the members of a group of ours.
    public static OrganisationRelationship withMailTips(
            String domain, MailTipsLevel level, String group) {
        return withMailTips(
                domain, new MailTipsAccess(true, level, Optional.of(Address.of(group))));
    }

    private static OrganisationRelationship withMailTips(String domain, MailTipsAccess access) {
        return of(
                domain,
                new Features(FreeBusyAccess.NONE, access, false, false, MailboxMoves.NONE, false));
    }

    /// Everything is enabled but the relationship itself.
    public static OrganisationRelationship disabled(String domain) {
        return of(
                domain,
                false,
                new Features(
                        new FreeBusyAccess(true, AccessLevel.LIMITED_DETAILS, Optional.empty()),
                        new MailTipsAccess(true, MailTipsLevel.ALL, Optional.empty()),
                        true,
                        true,
                        new MailboxMoves(true, Set.of(), Set.of(), Optional.empty()),
                        true));
    }

    private static OrganisationRelationship of(String domain, Features features) {
        return of(domain, true, features);
    }

    private static OrganisationRelationship of(String domain, boolean enabled, Features features) {
        return new OrganisationRelationship(
                "with-" + domain,
                Set.of(Domain.of(domain)),
                enabled,
                Optional.empty(),
                features,
                Optional.of("fed." + domain),
                Optional.of(
                        URI.create(
                                "https://autodiscover."
                                        + domain
                                        + "/autodiscover/autodiscover.svc/WSSecurity")),
                Optional.empty(),
                Optional.empty(),
                Set.of(
                        new Host(Domain.of("autodiscover." + domain), Optional.empty()),
                        new Host(Domain.of("mail." + domain), Optional.empty())),
                false);
    }
}
