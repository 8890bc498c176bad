package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What administrators change about a relationship counts from the next lookup on, and for those alone whom it is about.
class RelationshipSettingsTest {
    private static final String CONTOSO = "contoso.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final String WITH_CONTOSO = "/entente/admin/relationships/Contoso";
    private static final String WITH_FABRIKAM = "/entente/admin/relationships/Fabrikam";
    private static final String RAJS = "/entente/admin/mailboxes/raj@fabrikam.test/permissions";
    private static final String MARY = "mary@contoso.test";
    private static final String BOB = "bob@contoso.test";
    private static final String ANN = "ann@fabrikam.test";
    private static final String RAJ = "raj@fabrikam.test";

    private static LabUnderTest lab;

    @BeforeAll
    static void startLab() {
        lab = LabUnderTest.start();
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @AfterEach
    void asBefore() {
        change(
                FABRIKAM,
                WITH_CONTOSO,
                """
                {"enabled": true, "freeBusyAccessLevel": "LimitedDetails", "freeBusyAccessScope": null}
                """);
        change(
                CONTOSO,
                WITH_FABRIKAM,
                """
                {"enabled": true, "freeBusyAccessEnabled": true, "mailTipsAccessEnabled": false, "targetSharingEpr": null}
                """);
        permit("FreeBusyTimeOnly");
    }

    @Test
    void aGroupLimitsWhoIsShown() {
        lab.administer(
                FABRIKAM,
                "PUT",
                "/entente/admin/mailboxes/desk@fabrikam.test",
                "{\"displayName\": \"Desk\", \"kind\": \"group\", \"members\": [\"raj@fabrikam.test\"]}");

        change(FABRIKAM, WITH_CONTOSO, "{\"freeBusyAccessScope\": \"desk@fabrikam.test\"}");

        assertAnswers(
                "OUTSIDE_SHARING_GROUP", List.of(ANN, RAJ, BOB), "refused", "answered", "answered");
    }

    @Test
    void theRelationshipsLevelIsTheMostThatIsShown() {
        change(FABRIKAM, WITH_CONTOSO, "{\"freeBusyAccessLevel\": \"AvailabilityOnly\"}");

        var ann = AdminLookup.answers(lab, MARY, ANN).getFirst();

        assertThat(AdminLookup.text("accessLevel", ann)).isEqualTo("AvailabilityOnly");
        assertThat(ann.toString()).doesNotContain("Sales meeting");
    }

    @Test
    void levelNoneShowsNobody() {
        change(FABRIKAM, WITH_CONTOSO, "{\"freeBusyAccessLevel\": \"None\"}");

        assertAnswers("RELATIONSHIP_SHOWS_NOTHING", List.of(ANN, BOB), "refused", "answered");
    }

    @Test
    void aRelationshipThatTheOtherSideDisabledShowsNobody() {
        // Who does not know yet where to ask is told so by Autodiscover, in other words.
        assertThat(AdminLookup.text("result", AdminLookup.answers(lab, MARY, ANN).getFirst()))
                .isEqualTo("answered");
        change(FABRIKAM, WITH_CONTOSO, "{\"enabled\": false}");

        assertAnswers(
                "RELATIONSHIP_SHOWS_NOTHING",
                List.of(BOB, ANN, RAJ),
                "answered",
                "refused",
                "refused");
    }

    @Test
    void aRelationshipThatThisSideDisabledIsNoRoute() {
        change(CONTOSO, WITH_FABRIKAM, "{\"enabled\": false}");

        var answers = AdminLookup.answers(lab, MARY, ANN, BOB);

        assertThat(AdminLookup.each("route", answers)).containsExactly("none", "local");
        assertThat(AdminLookup.text("reasonCode", answers.getFirst())).isEqualTo("NO_ROUTE");
    }

    @Test
    void aRelationshipForMailTipsAloneIsNoRouteToCalendars() {
        change(
                CONTOSO,
                WITH_FABRIKAM,
                """
                {"freeBusyAccessEnabled": false, "mailTipsAccessEnabled": true, "mailTipsAccessLevel": "All"}
                """);

        var ann = AdminLookup.answers(lab, MARY, ANN).getFirst();

        assertThat(AdminLookup.text("reasonCode", ann)).isEqualTo("NO_ROUTE");
        assertThat(AdminLookup.steps(ann))
                .anyMatch(step -> step.contains("does not share free/busy"));
    }

    @Test
    void aCalendarWhoseDefaultIsNoneIsNotShown() {
        permit("None");

        assertAnswers("CALENDAR_NOT_SHARED", List.of(ANN, RAJ), "answered", "refused");
    }

    @Test
    void aSharingEndpointIsCalledWithoutAutodiscover() {
        var ews = "https://mail.fabrikam.test:%d/EWS/Exchange.asmx".formatted(portOf(FABRIKAM));
        change(CONTOSO, WITH_FABRIKAM, "{\"targetSharingEpr\": \"" + ews + "\"}");

        var ann = AdminLookup.answers(lab, "alice@contoso.test", ANN).getFirst();

        assertThat(AdminLookup.text("result", ann)).isEqualTo("answered");
        assertThat(AdminLookup.steps(ann))
                .anyMatch(step -> step.contains("MSExchange.SharingCalendarFreeBusy"))
                .noneMatch(step -> step.contains("MSExchange.Autodiscover"))
                .noneMatch(step -> step.contains("GetUserSettings"));
    }

    /// `why` is that of each who is refused.
    private static void assertAnswers(String why, List<String> people, String... results) {
        var answers = AdminLookup.answers(lab, MARY, people.toArray(String[]::new));

        assertThat(AdminLookup.each("address", answers)).isEqualTo(people);
        assertThat(AdminLookup.each("result", answers)).containsExactly(results);
        assertThat(answers)
                .filteredOn(each -> AdminLookup.text("result", each).equals("refused"))
                .allSatisfy(refused -> {
                    assertThat(AdminLookup.text("route", refused)).isEqualTo("dauth");
                    assertThat(AdminLookup.text("reasonCode", refused)).isEqualTo(why);
                    assertThat(refused.has("mergedFreeBusy")).isFalse();
                });
    }

    private static void change(String domain, String path, String document) {
        assertThat(lab.administer(domain, "PATCH", path, document).has("error")).isFalse();
    }

    private static void permit(String level) {
        var document = "{\"permissions\": {\"default\": \"" + level + "\"}}";
        assertThat(lab.administer(FABRIKAM, "POST", RAJS, document).has("error")).isFalse();
    }

    private static int portOf(String domain) {
        return URI.create(lab.organisation(domain).baseUrl()).getPort();
    }
}
