package entente.sharing;

import static entente.question.PermissionLevel.FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION;
import static entente.question.PermissionLevel.FREE_BUSY_TIME_ONLY;
import static entente.question.PermissionLevel.NONE;
import static entente.question.PermissionLevel.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import entente.problem.Code;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.PermissionLevel;
import entente.question.View;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharingTest {
    private static final Sharing SHARING = new Sharing(new FakeGroups());

    private static final FakeCalendar BOBS = FakeCalendar.of("bob@contoso.test");

    private static final Caller BOB = new Caller.OwnPerson(Address.of("bob@contoso.test"));
    private static final Caller MARY = new Caller.OwnPerson(Address.of("mary@contoso.test"));
    private static final Caller ADMINISTRATOR = new Caller.Administrator("admin@contoso.test");
    private static final Caller JOE =
            new Caller.PartnerPerson(
                    "contoso.cloud.test",
                    "00000002-0000-0ff1-ce00-000000000000",
                    "contoso.cloud.test",
                    Address.of("joe@contoso.cloud.test"),
                    "L1",
                    Set.of("freebusy"));
    private static final Caller APPLICATION =
            new Caller.PartnerApplication(
                    "contoso.cloud.test",
                    "00000002-0000-0ff1-ce00-000000000000",
                    "contoso.cloud.test",
                    Set.of(Domain.of("contoso.cloud.test")),
                    "L1",
                    Set.of("freebusy"));

    @Test
    void theOwnerSeesEverythingWhateverThePermissionsSay() {
        var calendar = BOBS.sharedByDefault(NONE).sharedWith("bob@contoso.test", NONE);

        var sight = SHARING.sight(BOB, calendar);

        assertThat(sight).isEqualTo(new Sight.Everything("the owner asked"));
    }

    @Test
    void aNewMailboxShowsItsTimesToEverybodyKnown() {
        assertThat(SHARING.sight(MARY, BOBS)).isInstanceOf(Sight.Times.class);
        assertThat(SHARING.sight(JOE, BOBS)).isInstanceOf(Sight.Times.class);
        assertThat(SHARING.sight(APPLICATION, BOBS)).isInstanceOf(Sight.Times.class);
        assertThat(SHARING.sight(ADMINISTRATOR, BOBS)).isInstanceOf(Sight.Times.class);
    }

    @Test
    void aPersonsOwnEntryWinsOverDefaultWhenItGivesMore() {
        var calendar =
                BOBS.sharedWith("mary@contoso.test", FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION);

        var sight = SHARING.sight(MARY, calendar);

        assertThat(sight)
                .isEqualTo(
                        new Sight.Details(
                                "the calendar's entry for mary@contoso.test:"
                                        + " FreeBusyTimeAndSubjectAndLocation"));
    }

    @Test
    void aPersonsOwnEntryWinsOverDefaultWhenItGivesLess() {
        var calendar = BOBS.sharedByDefault(REVIEWER).sharedWith("mary@contoso.test", NONE);

        var sight = SHARING.sight(MARY, calendar);

        assertThat(sight).isInstanceOf(Sight.Refused.class);
    }

    @Test
    void thePartnersPersonIsJudgedByHerOwnEntry() {
        var calendar = BOBS.sharedByDefault(NONE).sharedWith("joe@contoso.cloud.test", REVIEWER);

        var sight = SHARING.sight(JOE, calendar);

        assertThat(sight)
                .isEqualTo(
                        new Sight.Details(
                                "the calendar's entry for joe@contoso.cloud.test: Reviewer"));
    }

    @Test
    void ownerWhoOptedOutIsShownToNobodyOfAnotherOrganisation() {
        var calendar =
                BOBS.sharedByDefault(REVIEWER)
                        .sharedWith("joe@contoso.cloud.test", REVIEWER)
                        .optedOut();
        var forest =
                new Caller.ForestAccount(
                        "northwind.test", Set.of(Domain.of("northwind.test")), true);
        var nils = new Caller.ForestPerson("northwind.test", Address.of("nils@northwind.test"));

        for (var caller : List.of(JOE, APPLICATION, forest, nils)) {
            assertThat(SHARING.sight(caller, calendar))
                    .asInstanceOf(type(Sight.Refused.class))
                    .satisfies(refused -> {
                        assertThat(refused.why().code()).isEqualTo(Code.OWNER_OPTED_OUT);
                        assertThat(refused.why().remedy())
                                .contains("entente mailbox set bob@contoso.test --shown-to-others");
                        assertThat(refused.decidedBy()).startsWith("the owner's opt-out");
                    });
        }
    }

    @Test
    void ownerWhoOptedOutIsShownToOursAsBefore() {
        var calendar =
                BOBS.sharedWith("mary@contoso.test", FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION);
        // A server of our own asks for one of our people.
        var throughOurServer =
                new Caller.ForestPerson("contoso.test", Address.of("mary@contoso.test"));

        for (var caller : List.of(BOB, MARY, ADMINISTRATOR, throughOurServer)) {
            assertThat(SHARING.sight(caller, calendar.optedOut()))
                    .isEqualTo(SHARING.sight(caller, calendar));
        }
    }

    @Test
    void viewThatWasAskedForDecidesWhereItHoldsLess() {
        var calendar = BOBS.sharedByDefault(FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION);

        var less = SHARING.sight(MARY, calendar, View.FREE_BUSY_MERGED);
        var asMuch = SHARING.sight(MARY, BOBS, View.FREE_BUSY_MERGED);
        var more = SHARING.sight(MARY, calendar, View.DETAILED);

        assertThat(less).isEqualTo(new Sight.Times("the view that was asked for: FreeBusyMerged"));
        assertThat(asMuch.decidedBy())
                .isEqualTo("the calendar's entry for Default: FreeBusyTimeOnly");
        assertThat(more).isInstanceOf(Sight.Details.class);
    }

    @Test
    void thePersonWhoHasTheOwnersLocalPartInAnotherDomainIsNotTheOwner() {
        var calendar = FakeCalendar.of("joe@contoso.test").sharedByDefault(NONE);

        var sight = SHARING.sight(JOE, calendar);

        assertThat(sight).isInstanceOf(Sight.Refused.class);
    }

    @Test
    void aPartnersPersonIsNeverTheOwnerEvenWithTheOwnersAddress() {
        var impostor =
                new Caller.PartnerPerson(
                        "contoso.cloud.test",
                        "00000002-0000-0ff1-ce00-000000000000",
                        "contoso.cloud.test",
                        Address.of("bob@contoso.test"),
                        "L1",
                        Set.of("freebusy"));

        var sight = SHARING.sight(impostor, BOBS);

        assertThat(sight).isInstanceOf(Sight.Times.class);
    }

    @Test
    void anApplicationAndTheAdministratorSeeWhatDefaultGives() {
        var calendar =
                BOBS.sharedByDefault(FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION)
                        .sharedWith("admin@contoso.test", NONE)
                        .sharedWith("joe@contoso.cloud.test", NONE);

        var byDefault =
                new Sight.Details(
                        "the calendar's entry for Default: FreeBusyTimeAndSubjectAndLocation");
        assertThat(SHARING.sight(APPLICATION, calendar)).isEqualTo(byDefault);
        assertThat(SHARING.sight(ADMINISTRATOR, calendar)).isEqualTo(byDefault);
    }

    @Test
    void personOfAForestSeesWhatTheCalendarGivesHerAndItsAccountWhatItGivesAnybody() {
        var nils = new Caller.ForestPerson("northwind.test", Address.of("nils@northwind.test"));
        var account =
                new Caller.ForestAccount(
                        "northwind.test", Set.of(Domain.of("northwind.test")), true);
        var shown = BOBS.sharedWith("nils@northwind.test", FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION);
        var hidden =
                BOBS.sharedByDefault(FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION)
                        .sharedWith("nils@northwind.test", NONE);

        assertThat(SHARING.sight(nils, shown)).isInstanceOf(Sight.Details.class);
        assertThat(SHARING.sight(account, shown)).isInstanceOf(Sight.Times.class);
        assertThat(SHARING.sight(nils, hidden)).isInstanceOf(Sight.Refused.class);
        assertThat(SHARING.sight(account, hidden)).isInstanceOf(Sight.Details.class);
    }

    @Test
    void anonymousOpensNothingToThoseWhoAreKnown() {
        var calendar = BOBS.sharedByDefault(NONE).sharedAnonymously(REVIEWER);

        assertThat(SHARING.sight(MARY, calendar)).isInstanceOf(Sight.Refused.class);
        assertThat(SHARING.sight(APPLICATION, calendar)).isInstanceOf(Sight.Refused.class);
    }

    @Test
    void theRefusalNamesThePermissionToChange() {
        var calendar =
                BOBS.sharedByDefault(FREE_BUSY_TIME_ONLY).sharedWith("mary@contoso.test", NONE);

        var sight = SHARING.sight(MARY, calendar);

        assertThat(sight)
                .asInstanceOf(type(Sight.Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.why().code()).isEqualTo(Code.CALENDAR_NOT_SHARED);
                    assertThat(refused.why().sentence())
                            .contains("bob@contoso.test", "mary@contoso.test");
                    assertThat(refused.why().remedy())
                            .contains(
                                    "entente mailbox set bob@contoso.test --permission"
                                            + " mary@contoso.test=FreeBusyTimeOnly");
                    assertThat(refused.decidedBy())
                            .isEqualTo("the calendar's entry for mary@contoso.test: None");
                });
    }

    @ParameterizedTest
    @EnumSource
    void noPermissionShowsAnotherPersonEverything(PermissionLevel permission) {
        var sight = SHARING.sight(MARY, BOBS.sharedByDefault(permission));

        var expected =
                switch (permission) {
                    case NONE, CONTRIBUTOR -> AccessLevel.NONE;
                    case FREE_BUSY_TIME_ONLY -> AccessLevel.AVAILABILITY_ONLY;
                    case FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION,
                            REVIEWER,
                            NONEDITING_AUTHOR,
                            AUTHOR,
                            PUBLISHING_AUTHOR,
                            EDITOR,
                            PUBLISHING_EDITOR,
                            OWNER ->
                            AccessLevel.LIMITED_DETAILS;
                };
        assertThat(sight.level()).isEqualTo(expected);
    }
}
