package entente.routes;

import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.Hop;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PassageTest {
    private static final Address JOE = Address.of("joe@fabrikam.test");
    private static final Caller MARY = new Caller.OwnPerson(Address.of("mary@contoso.test"));

    /// Mary, named by an older server of our own.
    private static final Caller MARY_BY_OURS =
            new Caller.ForestPerson("contoso.test", Address.of("mary@contoso.test"));

    private static final Caller NILS =
            new Caller.ForestPerson("northwind.test", Address.of("nils@northwind.test"));
    private static final Caller NORTHWIND =
            new Caller.ForestAccount("northwind.test", Set.of(Domain.of("northwind.test")), true);

    private final Passage passage = new Passage(new People());

    @ParameterizedTest
    @MethodSource("partners")
    void ownPersonGoesAnyWay(Partner partner) {
        assertThat(passage.allows(to(partner), MARY, Hop.FIRST)).isEqualTo(to(partner));
    }

    @ParameterizedTest
    @MethodSource("partners")
    void whatAnotherForestSentOnGoesNowhereWhoeverAsks(Partner partner) {
        for (var caller : List.of(MARY, MARY_BY_OURS, NILS, NORTHWIND)) {
            assertSecondHop(passage.allows(to(partner), caller, Hop.ACROSS_FORESTS));
        }
    }

    @ParameterizedTest
    @EnumSource(Hop.class)
    void forestsPeopleGoNowhereHoweverTheyCome(Hop hop) {
        var route = to(Connectors.to("fabrikam.test"));

        assertSecondHop(passage.allows(route, NILS, hop));
        assertSecondHop(passage.allows(route, NORTHWIND, hop));
    }

    @Test
    void ownPersonWhomAServerOfOursHandedOnGoesOutByToken() {
        var connector = to(Connectors.to("fabrikam.test"));
        var relationship = to(Relationships.with("fabrikam.test"));

        assertThat(passage.allows(connector, MARY_BY_OURS, Hop.WITHIN_FOREST)).isEqualTo(connector);
        assertThat(passage.allows(relationship, MARY_BY_OURS, Hop.WITHIN_FOREST))
                .isEqualTo(relationship);
    }

    @Test
    void whatOneServerOfOursHandedOnIsNotHandedOnAgain() {
        var proxy = to(AddressSpaces.to("fabrikam.test", AccessMethod.INTERNAL_PROXY));

        assertSecondHop(passage.allows(proxy, MARY_BY_OURS, Hop.WITHIN_FOREST));
        assertSecondHop(passage.allows(proxy, MARY, Hop.WITHIN_FOREST));
    }

    @Test
    void personNamedByOursWithoutSayingTheWayGoesNowhere() {
        var route = to(Connectors.to("fabrikam.test"));

        assertSecondHop(passage.allows(route, MARY_BY_OURS, Hop.FIRST));
    }

    @Test
    void forestIsNotToldWhetherThereIsAWay() {
        var none = new Route.None(Refusal.of(Code.NO_ROUTE));

        assertSecondHop(passage.allows(none, NILS, Hop.ACROSS_FORESTS));
    }

    @Test
    void mailboxHereIsAskedByAnybody() {
        var unknown = new Route.None(Refusal.of(Code.MAILBOX_UNKNOWN));

        assertThat(passage.allows(unknown, NILS, Hop.ACROSS_FORESTS)).isEqualTo(unknown);
    }

    static Stream<Partner> partners() {
        return Stream.of(
                Connectors.to("fabrikam.test"),
                Relationships.with("fabrikam.test"),
                AddressSpaces.to("fabrikam.test", AccessMethod.PER_USER),
                AddressSpaces.to("fabrikam.test", AccessMethod.ORG_WIDE),
                AddressSpaces.to("fabrikam.test", AccessMethod.INTERNAL_PROXY));
    }

    private static Route to(Partner partner) {
        return new Route.Away(partner, JOE);
    }

    private static void assertSecondHop(Route route) {
        assertThat(route).isEqualTo(new Route.None(Refusal.of(Code.SECOND_HOP)));
    }
}
