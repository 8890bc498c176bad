package entente.endpoints;

import entente.question.Caller;
import entente.wire.ews.EwsRequest;
import entente.wire.ews.FindMessageTrackingReport;
import entente.wire.ews.GetMailTips;
import entente.wire.ews.GetMessageTrackingReport;
import entente.wire.ews.GetUserAvailability;
import entente.wire.ews.GetUserPhoto;
import java.util.HashSet;
import java.util.Set;

/// What a caller may do here at all, before any calendar is looked at: our people everything, a partner what it was given.
record Rights(boolean everything, Set<String> operations) {
    /// The word by which free/busy, and Autodiscover on the way to it, are given to a partner.
    static final String FREE_BUSY = "freebusy";

    /// The word by which MailTips, and Autodiscover on the way to them, are given to a partner.
    static final String MAIL_TIPS = "mailtips";

    /// The word by which Autodiscover alone is open: for those whose token is for that and nothing else.
    static final String AUTODISCOVER = "autodiscover";

    /// The word by which a forest without a broker may ask GetUserAvailability, and nothing else in whatever form.
    static final String AVAILABILITY = "availability";

    /// The word by which photos, and Autodiscover on the way to them, are given to a partner.
    static final String PHOTOS = "photos";

    /// The word by which a partner may ask what became of its own people's messages, and for Autodiscover on the way to that.
    static final String DELIVERY_REPORTS = "messagetracking";

    Rights {
        operations = Set.copyOf(operations);
    }

    static Rights of(Caller caller) {
        return switch (caller) {
            case Caller.OwnPerson _, Caller.Administrator _ -> new Rights(true, Set.of());
            case Caller.PartnerPerson partner -> ofPartner(partner.operations());
            case Caller.DelegatedPerson person -> new Rights(false, person.operations());
            case Caller.ForestPerson _, Caller.ForestAccount _ ->
                    new Rights(false, Set.of(AVAILABILITY));
            case Caller.PartnerApplication partner -> ofPartner(partner.operations());
        };
    }

    // One OAuth token is for all that a partner was given, Autodiscover on the way to it included.
    private static Rights ofPartner(Set<String> operations) {
        var all = new HashSet<>(operations);
        if (operations.contains(FREE_BUSY)
                || operations.contains(MAIL_TIPS)
                || operations.contains(PHOTOS)
                || operations.contains(DELIVERY_REPORTS)) {
            all.add(AUTODISCOVER);
        }
        return new Rights(false, all);
    }

    boolean allow(EwsRequest.Operation operation) {
        return everything
                || (operation instanceof GetUserAvailability.Request
                        && (allowFreeBusy() || operations.contains(AVAILABILITY)))
                || (operation instanceof GetMailTips.Request && operations.contains(MAIL_TIPS))
                || (operation instanceof GetUserPhoto.Request && allowPhotos())
                || ((operation instanceof FindMessageTrackingReport.Request
                                || operation instanceof GetMessageTrackingReport.Request)
                        && operations.contains(DELIVERY_REPORTS));
    }

    /// Whether it may see photos, in whatever form.
    boolean allowPhotos() {
        return everything || operations.contains(PHOTOS);
    }

    /// Whether it may look up free/busy, in whatever form.
    boolean allowFreeBusy() {
        return everything || operations.contains(FREE_BUSY);
    }

    /// Whether it may ask where a mailbox's server is.
    boolean allowDiscovery() {
        return everything || operations.contains(AUTODISCOVER);
    }
}
