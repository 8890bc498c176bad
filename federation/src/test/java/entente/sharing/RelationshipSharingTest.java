package entente.sharing;

import static entente.question.AccessLevel.AVAILABILITY_ONLY;
import static entente.question.AccessLevel.LIMITED_DETAILS;
import static entente.question.PermissionLevel.FREE_BUSY_TIME_ONLY;
import static entente.question.PermissionLevel.NONE;
import static entente.question.PermissionLevel.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Grant;
import entente.question.PermissionLevel;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people see who come by a relationship.
class RelationshipSharingTest {
    private static final FakeCalendar BOBS = FakeCalendar.of("bob@contoso.test");

    private final FakeGroups groups = new FakeGroups();
    private final Sharing sharing = new Sharing(groups);

    @ParameterizedTest
    @CsvSource({
        "AVAILABILITY_ONLY, FREE_BUSY_TIME_ONLY,                     AVAILABILITY_ONLY",
        "AVAILABILITY_ONLY, FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION, AVAILABILITY_ONLY",
        "AVAILABILITY_ONLY, OWNER,                                   AVAILABILITY_ONLY",
        "LIMITED_DETAILS,   FREE_BUSY_TIME_ONLY,                     AVAILABILITY_ONLY",
        "LIMITED_DETAILS,   FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION, LIMITED_DETAILS",
        "LIMITED_DETAILS,   OWNER,                                   LIMITED_DETAILS",
        "LIMITED_DETAILS,   NONE,                                    NONE",
        "LIMITED_DETAILS,   CONTRIBUTOR,                             NONE",
        "NONE,              OWNER,                                   NONE",
    })
    void theLeastOfRelationshipAndDefaultIsShown(
            AccessLevel level, PermissionLevel byDefault, AccessLevel shown) {
        var sight = sharing.sight(ann(level), BOBS.sharedByDefault(byDefault));

        assertThat(sight.level()).isEqualTo(shown);
    }

    @Test
    void settingThatGivesLessIsNamed() {
        var byRelationship = sharing.sight(ann(AVAILABILITY_ONLY), BOBS.sharedByDefault(REVIEWER));
        var byDefault = sharing.sight(ann(LIMITED_DETAILS), BOBS);

        assertThat(byRelationship.decidedBy())
                .isEqualTo("the relationship Fabrikam: AvailabilityOnly");
        assertThat(byDefault.decidedBy())
                .isEqualTo("the calendar's entry for Default: FreeBusyTimeOnly");
    }

    @Test
    void entryForThePersonHerselfIsNotLookedAt() {
        var more = BOBS.sharedByDefault(NONE).sharedWith("ann@fabrikam.test", REVIEWER);
        var less = BOBS.sharedByDefault(REVIEWER).sharedWith("ann@fabrikam.test", NONE);

        assertThat(sharing.sight(ann(LIMITED_DETAILS), more)).isInstanceOf(Sight.Refused.class);
        assertThat(sharing.sight(ann(LIMITED_DETAILS), less)).isInstanceOf(Sight.Details.class);
    }

    @Test
    void ownersAddressInATokenDoesNotMakeAnOwner() {
        var impostor = person("bob@contoso.test", LIMITED_DETAILS, Optional.empty());

        var sight = sharing.sight(impostor, BOBS.sharedByDefault(FREE_BUSY_TIME_ONLY));

        assertThat(sight).isInstanceOf(Sight.Times.class);
    }

    @Test
    void relationshipThatShowsNothingSaysSo() {
        var sight = sharing.sight(ann(AccessLevel.NONE), BOBS);

        assertThat(codeOf(sight)).isEqualTo(Code.RELATIONSHIP_SHOWS_NOTHING);
        assertThat(sight.decidedBy()).isEqualTo("the relationship Fabrikam: None");
    }

    @Test
    void ownersOptOutWinsOverEveryRelationship() {
        groups.with("sales@contoso.test", "bob@contoso.test");
        var calendar = BOBS.sharedByDefault(REVIEWER).optedOut();

        assertThat(codeOf(sharing.sight(ann(LIMITED_DETAILS), calendar)))
                .isEqualTo(Code.OWNER_OPTED_OUT);
        assertThat(codeOf(sharing.sight(annWithin("sales@contoso.test"), calendar)))
                .isEqualTo(Code.OWNER_OPTED_OUT);
    }

    @Test
    void calendarInTheSharingGroupIsShown() {
        groups.with("sales@contoso.test", "bob@contoso.test");

        assertThat(sharing.sight(annWithin("sales@contoso.test"), BOBS))
                .isInstanceOf(Sight.Times.class);
    }

    @Test
    void calendarOutsideTheSharingGroupIsRefused() {
        groups.with("sales@contoso.test", "mary@contoso.test");

        var sight = sharing.sight(annWithin("sales@contoso.test"), BOBS);

        assertThat(codeOf(sight)).isEqualTo(Code.OUTSIDE_SHARING_GROUP);
        assertThat(sight.decidedBy())
                .isEqualTo(
                        "the relationship Fabrikam: bob@contoso.test is not in its group"
                                + " sales@contoso.test");
    }

    @Test
    void groupThatIsUnknownOrNoGroupHoldsNobody() {
        var nowhere = sharing.sight(annWithin("gone@contoso.test"), BOBS);
        var himself = sharing.sight(annWithin("bob@contoso.test"), BOBS);

        assertThat(codeOf(nowhere)).isEqualTo(Code.OUTSIDE_SHARING_GROUP);
        assertThat(codeOf(himself)).isEqualTo(Code.OUTSIDE_SHARING_GROUP);
    }

    @Test
    void memberOfAGroupWithinTheGroupIsInIt() {
        groups.with("all@contoso.test", "sales@contoso.test")
                .with("sales@contoso.test", "west@contoso.test")
                .with("west@contoso.test", "bob@contoso.test");

        assertThat(sharing.sight(annWithin("all@contoso.test"), BOBS))
                .isInstanceOf(Sight.Times.class);
    }

    @Test
    void groupsThatHoldOneAnotherEnd() {
        groups.with("a@contoso.test", "b@contoso.test")
                .with("b@contoso.test", "a@contoso.test", "b@contoso.test");

        var sight = sharing.sight(annWithin("a@contoso.test"), BOBS);

        assertThat(codeOf(sight)).isEqualTo(Code.OUTSIDE_SHARING_GROUP);
    }

    @Test
    void memberBeyondTheMostThatAreLookedAtIsNotFound() {
        var crowd =
                IntStream.range(0, ScopeGroups.MOST_MEMBERS)
                        .mapToObj(number -> Address.of("p" + number + "@contoso.test"));
        groups.with(
                "all@contoso.test",
                Stream.concat(crowd, Stream.of(Address.of("bob@contoso.test"))).toList());

        var sight = sharing.sight(annWithin("all@contoso.test"), BOBS);

        assertThat(codeOf(sight)).isEqualTo(Code.OUTSIDE_SHARING_GROUP);
    }

    private static Caller ann(AccessLevel level) {
        return person("ann@fabrikam.test", level, Optional.empty());
    }

    private static Caller annWithin(String group) {
        return person("ann@fabrikam.test", LIMITED_DETAILS, Optional.of(Address.of(group)));
    }

    private static Caller person(String address, AccessLevel level, Optional<Address> scope) {
        return new Caller.DelegatedPerson(
                "Fabrikam",
                Address.of(address),
                Grant.ofFreeBusy(level, scope),
                "D-modern",
                Set.of("freebusy"));
    }

    private static Code codeOf(Sight sight) {
        return ((Sight.Refused) sight).why().code();
    }
}
