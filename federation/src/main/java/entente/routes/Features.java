package entente.routes;

import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Grant;
import entente.question.MailTipsLevel;
import entente.trusts.Action;
import java.util.Optional;
import java.util.Set;

/// What is shared with a partner, each thing enabled for itself: free/busy, MailTips, photos of our people, delivery reports, moves of
/// mailboxes, and archives that the partner keeps.
public record Features(
        FreeBusyAccess freeBusy,
        MailTipsAccess mailTips,
        boolean photos,
        boolean deliveryReports,
        MailboxMoves moves,
        boolean archive) {
    /// Nothing, as long as nobody says otherwise.
    public static final Features NONE =
            new Features(
                    FreeBusyAccess.NONE,
                    MailTipsAccess.NONE,
                    false,
                    false,
                    MailboxMoves.NONE,
                    false);

    /// Free/busy between the two: whether at all, the most we show (`FreeBusyAccessLevel`: None, AvailabilityOnly or LimitedDetails), and
    /// the group whose members alone are visible (`FreeBusyAccessScope`); everybody is where there is none.
    public record FreeBusyAccess(boolean enabled, AccessLevel level, Optional<Address> scope) {
        public static final FreeBusyAccess NONE =
                new FreeBusyAccess(false, AccessLevel.NONE, Optional.empty());
    }

    /// MailTips between the two: whether at all, the most we tell (`MailTipsAccessLevel`), and the group of whose members alone we tell
    /// what is a recipient's own (`MailTipsAccessScope`); of everybody where there is none.
    public record MailTipsAccess(boolean enabled, MailTipsLevel level, Optional<Address> scope) {
        public static final MailTipsAccess NONE =
                new MailTipsAccess(false, MailTipsLevel.NONE, Optional.empty());
    }

    /// Moves of mailboxes between the two: whether at all, which way, whose (the members of `publishedScopes`), and the application that
    /// was agreed on for them (`OAuthApplicationId`).
    public record MailboxMoves(
            boolean enabled,
            Set<MoveCapability> capabilities,
            Set<Address> publishedScopes,
            Optional<String> applicationId) {
        public static final MailboxMoves NONE =
                new MailboxMoves(false, Set.of(), Set.of(), Optional.empty());

        public MailboxMoves {
            capabilities = Set.copyOf(capabilities);
            publishedScopes = Set.copyOf(publishedScopes);
        }
    }

    /// Free/busy and nothing else.
    public static Features of(FreeBusyAccess freeBusy) {
        return new Features(freeBusy, MailTipsAccess.NONE, false, false, MailboxMoves.NONE, false);
    }

    /// Whether what tokens of `action` are for is shared. Autodiscover leads to everything, and is so always.
    public boolean include(Action action) {
        return switch (action) {
            case AUTODISCOVER -> true;
            case FREE_BUSY -> freeBusy.enabled();
            case MAIL_TIPS -> mailTips.enabled();
            case PHOTO -> photos;
            case MESSAGE_TRACKING -> deliveryReports;
            case MAILBOX_MOVE -> moves.enabled();
            case ARCHIVE -> archive;
        };
    }

    Grant grant() {
        return new Grant(
                freeBusy.enabled()
                        ? new Grant.FreeBusy(
                                freeBusy.level().atMost(AccessLevel.LIMITED_DETAILS),
                                freeBusy.scope())
                        : Grant.FreeBusy.NONE,
                mailTips.enabled()
                        ? new Grant.MailTips(mailTips.level(), mailTips.scope())
                        : Grant.MailTips.NONE,
                photos);
    }
}
