package entente.routes;

import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.TraceId;
import entente.trace.TimedStep;
import entente.trace.Trace;
import entente.trusts.Action;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
    private final Trace trace = new Trace(TraceId.fresh(), "contoso.test");

    @Test
    void mailboxHereIsLocal() {
        var routes = routes(new People().mailbox("mary@contoso.test"));

        var route = routes.to(Address.of("Mary@Contoso.Test"), trace);

        assertThat(route).isInstanceOf(Route.Local.class);
        assertThat(considered()).containsExactly("local contoso.test taken: the mailbox is here");
    }

    @Test
    void groupHereIsAGroup() {
        var routes = routes(new People().group("sales@contoso.test", "mary@contoso.test"));

        var route = routes.to(Address.of("sales@contoso.test"), trace);

        assertThat(route).isInstanceOf(Route.LocalGroup.class);
    }

    @Test
    void nobodyOfThatNameInADomainOfOursIsNotSoughtElsewhere() {
        var routes = routes(new People(), Connectors.to("contoso.test"));

        var route = routes.to(Address.of("nobody@contoso.test"), trace);

        assertThat(codeOf(route)).isEqualTo(Code.MAILBOX_UNKNOWN);
    }

    @Test
    void mailUserGoesWhereTheDomainOfTheTargetLeads() {
        var routes =
                routes(
                        new People().mailUser("joe@contoso.test", "joe@contoso.cloud.test"),
                        Connectors.to("contoso.test"),
                        Connectors.to("contoso.cloud.test"));

        var route = routes.to(Address.of("joe@contoso.test"), trace);

        assertThat(route)
                .isEqualTo(
                        new Route.Away(
                                Connectors.to("contoso.cloud.test"),
                                Address.of("joe@contoso.cloud.test")));
        assertThat(considered())
                .containsExactly(
                        "joe@contoso.test is a mail user; its mailbox is joe@contoso.cloud.test",
                        "oauth to-contoso.cloud.test taken: it leads to contoso.cloud.test");
    }

    @Test
    void stepsAreToldOfTheAddressThatWasAskedFor() {
        var routes =
                routes(
                        new People().mailUser("joe@contoso.test", "joe@contoso.cloud.test"),
                        Connectors.to("contoso.cloud.test"));

        routes.to(Address.of("joe@contoso.test"), trace);

        assertThat(trace.steps())
                .allMatch(step -> step.mailbox().orElseThrow().local().equals("joe"))
                .allMatch(step ->
                        step.mailbox().orElseThrow().equals(Address.of("joe@contoso.test")));
    }

    @Test
    void disabledConnectorIsConsideredAndNotTaken() {
        var routes = routes(new People(), Connectors.disabled("fabrikam.test"));

        var route = routes.to(Address.of("ann@fabrikam.test"), trace);

        assertThat(codeOf(route)).isEqualTo(Code.NO_ROUTE);
        assertThat(considered())
                .containsExactly(
                        "oauth no-longer-to-fabrikam.test not taken: it leads to fabrikam.test but is disabled",
                        "none fabrikam.test taken: nothing leads to the domain");
    }

    @Test
    void enabledConnectorAfterADisabledOneIsTaken() {
        var routes =
                routes(
                        new People(),
                        Connectors.disabled("fabrikam.test"),
                        Connectors.to("fabrikam.test"));

        var route = routes.to(Address.of("ann@fabrikam.test"), trace);

        assertThat(route).isInstanceOf(Route.Away.class);
    }

    @Test
    void relationshipIsTakenWhereNoConnectorIsEnabled() {
        var relationship = Relationships.with("fabrikam.test");
        var routes =
                new Routes(
                        new People(),
                        () -> List.of(Connectors.disabled("fabrikam.test")),
                        () -> List.of(relationship),
                        List::of);

        var route = routes.to(Address.of("ann@fabrikam.test"), trace);

        assertThat(route).isEqualTo(new Route.Away(relationship, Address.of("ann@fabrikam.test")));
    }

    @Test
    void enabledConnectorComesBeforeTheRelationship() {
        var connector = Connectors.to("fabrikam.test");
        var routes =
                new Routes(
                        new People(),
                        () -> List.of(connector),
                        () -> List.of(Relationships.with("fabrikam.test")),
                        List::of);

        var route = routes.to(Address.of("ann@fabrikam.test"), trace);

        assertThat(route).isEqualTo(new Route.Away(connector, Address.of("ann@fabrikam.test")));
    }

    @Test
    void relationshipThatSharesNoFreeBusyIsConsideredAndNotTaken() {
        var routes =
                new Routes(
                        new People(),
                        List::of,
                        () -> List.of(Relationships.withoutFreeBusy("fabrikam.test")),
                        List::of);

        var route = routes.to(Address.of("ann@fabrikam.test"), trace);

        assertThat(codeOf(route)).isEqualTo(Code.NO_ROUTE);
        assertThat(considered())
                .containsExactly(
                        "dauth with-fabrikam.test not taken: it is with fabrikam.test but does not share free/busy",
                        "none fabrikam.test taken: nothing leads to the domain");
    }

    @Test
    void relationshipLeadsToWhatItSharesAndToNothingElse() {
        var relationship = Relationships.withMailTips("fabrikam.test");
        var routes = new Routes(new People(), List::of, () -> List.of(relationship), List::of);
        var ann = Address.of("ann@fabrikam.test");

        var tips = routes.to(ann, Action.MAIL_TIPS, trace);
        var times = routes.to(ann, Action.FREE_BUSY, trace);
        var photo = routes.to(ann, Action.PHOTO, trace);

        assertThat(tips).isEqualTo(new Route.Away(relationship, ann));
        assertThat(codeOf(times)).isEqualTo(Code.NO_ROUTE);
        assertThat(codeOf(photo)).isEqualTo(Code.NO_ROUTE);
    }

    @Test
    void addressSpaceLeadsToFreeBusyAndNothingElse() {
        var space = AddressSpaces.to("fabrikam.test", AccessMethod.PER_USER);
        var routes = new Routes(new People(), List::of, List::of, () -> List.of(space));
        var ann = Address.of("ann@fabrikam.test");

        var times = routes.to(ann, Action.FREE_BUSY, trace);
        var tips = routes.to(ann, Action.MAIL_TIPS, trace);

        assertThat(times).isEqualTo(new Route.Away(space, ann));
        assertThat(codeOf(tips)).isEqualTo(Code.NO_ROUTE);
    }

    @Test
    void whatCannotLeadToAPurposeIsNotToBeOpenedForIt() {
        for (var space :
                List.of(
                        AddressSpaces.to("fabrikam.test", AccessMethod.PER_USER),
                        AddressSpaces.disabled("fabrikam.test"))) {
            var routes = new Routes(new People(), List::of, List::of, () -> List.of(space));

            var photo = routes.to(Address.of("ann@fabrikam.test"), Action.PHOTO, trace);

            assertThat(why(photo).remedy())
                    .doesNotContain("address-space")
                    .contains(
                            "`entente relationship discover fabrikam.test --org contoso.test --add fabrikam.test --photos`",
                            "`entente connector add fabrikam.test --org contoso.test --domain fabrikam.test --discovery URL --partner-app-id ID --partner-realm REALM`");
            assertThat(why(photo).sentence())
                    .isEqualTo(
                            "Our half is missing: no connector or relationship leads to fabrikam.test.");
        }
    }

    @Test
    void closedAddressSpaceIsToBeOpenedForFreeBusy() {
        var space = AddressSpaces.disabled("fabrikam.test");
        var routes = new Routes(new People(), List::of, List::of, () -> List.of(space));

        var times = routes.to(Address.of("ann@fabrikam.test"), trace);

        assertThat(why(times).remedy())
                .contains("`entente address-space set fabrikam.test --org contoso.test --enabled`");
    }

    @ParameterizedTest
    @CsvSource({
        "FREE_BUSY, --free-busy --free-busy-level AvailabilityOnly",
        "MAIL_TIPS, --mail-tips --mail-tips-level Limited",
        "PHOTO, --photos"
    })
    void relationshipThatIsMissingIsMadeForNoMoreThanWasAskedFor(Action purpose, String options) {
        var routes = routes(new People());

        var route = routes.to(Address.of("ann@fabrikam.test"), purpose, trace);

        assertThat(why(route).remedy())
                .contains(
                        "`entente relationship discover fabrikam.test --org contoso.test --add fabrikam.test %s`"
                                .formatted(options));
    }

    @Test
    void subdomainIsAnotherDomain() {
        var routes = routes(new People(), Connectors.to("fabrikam.test"));

        var route = routes.to(Address.of("ann@sales.fabrikam.test"), trace);

        assertThat(codeOf(route)).isEqualTo(Code.NO_ROUTE);
    }

    @Test
    void domainInUnicodeIsTheSameDomain() {
        var routes = routes(new People(), Connectors.to("xn--bcher-kva.test"));

        var route = routes.to(Address.of("ann@BÜCHER.test"), trace);

        assertThat(route).isInstanceOf(Route.Away.class);
    }

    @Test
    void threeMailUsersInARowAreFollowed() {
        var routes =
                routes(
                        new People()
                                .mailUser("a@contoso.test", "b@contoso.test")
                                .mailUser("b@contoso.test", "c@contoso.test")
                                .mailUser("c@contoso.test", "mary@contoso.test")
                                .mailbox("mary@contoso.test"));

        var route = routes.to(Address.of("a@contoso.test"), trace);

        assertThat(route).isInstanceOf(Route.Local.class);
    }

    @Test
    void fourMailUsersInARowAreTooMany() {
        var routes =
                routes(
                        new People()
                                .mailUser("a@contoso.test", "b@contoso.test")
                                .mailUser("b@contoso.test", "c@contoso.test")
                                .mailUser("c@contoso.test", "d@contoso.test")
                                .mailUser("d@contoso.test", "mary@contoso.test")
                                .mailbox("mary@contoso.test"));

        var route = routes.to(Address.of("a@contoso.test"), trace);

        assertThat(codeOf(route)).isEqualTo(Code.TARGET_LOOPS);
    }

    @Test
    void mailUsersInACircleAreRefused() {
        var routes =
                routes(
                        new People()
                                .mailUser("a@contoso.test", "b@contoso.test")
                                .mailUser("b@contoso.test", "a@contoso.test"));

        var route = routes.to(Address.of("a@contoso.test"), trace);

        assertThat(codeOf(route)).isEqualTo(Code.TARGET_LOOPS);
    }

    @Test
    void connectorThatIsReplacedIsNotUsedAgain() {
        var connectors = new ArrayList<>(List.of(Connectors.to("fabrikam.test")));
        var routes = new Routes(new People(), () -> connectors, List::of, List::of);

        connectors.set(0, Connectors.disabled("fabrikam.test"));

        assertThat(codeOf(routes.to(Address.of("ann@fabrikam.test"), trace)))
                .isEqualTo(Code.NO_ROUTE);
    }

    private static Routes routes(People people, Connector... connectors) {
        return new Routes(people, () -> List.of(connectors), List::of, List::of);
    }

    private static Code codeOf(Route route) {
        return why(route).code();
    }

    private static Refusal why(Route route) {
        assertThat(route).isInstanceOf(Route.None.class);
        return ((Route.None) route).why();
    }

    private List<String> considered() {
        return trace.steps().stream().map(TimedStep::step).map(step -> step.detail()).toList();
    }
}
