package entente.routes;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Grant;
import entente.question.MailTipsLevel;
import entente.routes.Features.FreeBusyAccess;
import entente.routes.Features.MailTipsAccess;
import entente.routes.Features.MailboxMoves;
import entente.trusts.Action;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FeaturesTest {
    private static final Optional<Address> SALES = Optional.of(Address.of("sales@contoso.test"));
    private static final FreeBusyAccess FREE_BUSY =
            new FreeBusyAccess(true, AccessLevel.LIMITED_DETAILS, SALES);
    private static final MailTipsAccess MAIL_TIPS =
            new MailTipsAccess(true, MailTipsLevel.LIMITED, SALES);
    private static final MailboxMoves MOVES =
            new MailboxMoves(true, Set.of(), Set.of(), Optional.empty());

    @ParameterizedTest
    @MethodSource
    void eachOpensItsOwnAndAutodiscoverThatLeadsThere(Action own, Features features) {
        var open = Arrays.stream(Action.values()).filter(features::include);

        assertThat(open).containsExactlyInAnyOrder(own, Action.AUTODISCOVER);
    }

    static Stream<Arguments> eachOpensItsOwnAndAutodiscoverThatLeadsThere() {
        var noTimes = FreeBusyAccess.NONE;
        var noTips = MailTipsAccess.NONE;
        var noMoves = MailboxMoves.NONE;
        return Stream.of(
                Arguments.of(Action.FREE_BUSY, Features.of(FREE_BUSY)),
                Arguments.of(
                        Action.MAIL_TIPS,
                        new Features(noTimes, MAIL_TIPS, false, false, noMoves, false)),
                Arguments.of(
                        Action.PHOTO, new Features(noTimes, noTips, true, false, noMoves, false)),
                Arguments.of(
                        Action.MESSAGE_TRACKING,
                        new Features(noTimes, noTips, false, true, noMoves, false)),
                Arguments.of(
                        Action.MAILBOX_MOVE,
                        new Features(noTimes, noTips, false, false, MOVES, false)),
                Arguments.of(
                        Action.ARCHIVE,
                        new Features(noTimes, noTips, false, false, noMoves, true)));
    }

    @Test
    void grantHoldsWhatIsEnabledAndNothingElse() {
        var tipsAlone =
                new Features(
                        new FreeBusyAccess(false, AccessLevel.LIMITED_DETAILS, SALES),
                        MAIL_TIPS,
                        true,
                        false,
                        MailboxMoves.NONE,
                        false);
        var timesAlone =
                new Features(
                        FREE_BUSY,
                        new MailTipsAccess(false, MailTipsLevel.ALL, SALES),
                        false,
                        false,
                        MailboxMoves.NONE,
                        false);

        assertThat(tipsAlone.grant())
                .isEqualTo(
                        new Grant(
                                Grant.FreeBusy.NONE,
                                new Grant.MailTips(MailTipsLevel.LIMITED, SALES),
                                true));
        assertThat(timesAlone.grant())
                .isEqualTo(Grant.ofFreeBusy(AccessLevel.LIMITED_DETAILS, SALES));
    }

    @Test
    void disabledRelationshipGivesNothing() {
        var relationship = Relationships.disabled("fabrikam.test");

        assertThat(relationship.grant()).isEqualTo(Grant.NONE);
        assertThat(Action.values()).noneMatch(relationship::allows);
    }
}
