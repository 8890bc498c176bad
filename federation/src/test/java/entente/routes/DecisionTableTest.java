package entente.routes;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Address;
import entente.question.TraceId;
import entente.trace.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every combination of who is asked for and what leads to fabrikam.test, against the table that administrators are told.
class DecisionTableTest {
    /// Who is asked for, what stands at the connector, the relationship and the address space for the target's domain, and the way: each
    /// combination is in one row. `*` is anything.
    private static final String TABLE =
            """
            who                    connector   relationship              address space   way
            local                  *           *                         *               local
            unknown here           *           *                         *               none: MAILBOX_UNKNOWN
            mail user, elsewhere   on          *                         *               oauth
            mail user, elsewhere   none, off   on, level None, scope     *               dauth
            mail user, elsewhere   none, off   none, off, no free/busy   PerUserFB       address-space: PerUserFB
            mail user, elsewhere   none, off   none, off, no free/busy   OrgWideFB       address-space: OrgWideFB
            mail user, elsewhere   none, off   none, off, no free/busy   InternalProxy   address-space: InternalProxy
            mail user, elsewhere   none, off   none, off, no free/busy   none, off       none: NO_ROUTE
            """;

    private static final Map<String, String> WHO =
            Map.of(
                    "local", "mary@contoso.test",
                    "mail user", "ann@contoso.test",
                    "unknown here", "nobody@contoso.test",
                    "elsewhere", "ann@fabrikam.test");

    private static final Map<String, List<Connector>> CONNECTORS =
            Map.of(
                    "none", List.of(),
                    "on", List.of(Connectors.to("fabrikam.test")),
                    "off", List.of(Connectors.disabled("fabrikam.test")));

    private static final Map<String, List<OrganisationRelationship>> RELATIONSHIPS =
            Map.of(
                    "none", List.of(),
                    "on", List.of(Relationships.with("fabrikam.test")),
                    "off", List.of(Relationships.disabled("fabrikam.test")),
                    "no free/busy", List.of(Relationships.withoutFreeBusy("fabrikam.test")),
                    "level None", List.of(Relationships.showingNothing("fabrikam.test")),
                    "scope", List.of(Relationships.showing("fabrikam.test", "all@contoso.test")));

    private static final Map<String, List<AddressSpace>> SPACES =
            Map.of(
                    "none", List.of(),
                    "PerUserFB", List.of(AddressSpaces.to("fabrikam.test", AccessMethod.PER_USER)),
                    "OrgWideFB", List.of(AddressSpaces.to("fabrikam.test", AccessMethod.ORG_WIDE)),
                    "InternalProxy",
                            List.of(AddressSpaces.to("fabrikam.test", AccessMethod.INTERNAL_PROXY)),
                    "off", List.of(AddressSpaces.disabled("fabrikam.test")));

    record Combination(String who, String connector, String relationship, String space) {}

    @ParameterizedTest
    @MethodSource("combinations")
    void wayIsTheOneInTheTable(Combination given) {
        var routes =
                new Routes(
                        new People()
                                .mailbox("mary@contoso.test")
                                .mailUser("ann@contoso.test", "ann@fabrikam.test"),
                        () -> CONNECTORS.get(given.connector()),
                        () -> RELATIONSHIPS.get(given.relationship()),
                        () -> SPACES.get(given.space()));

        var way =
                routes.to(
                        Address.of(WHO.getOrDefault(given.who(), "")),
                        new Trace(TraceId.fresh(), "contoso.test"));

        assertThat(told(way)).isEqualTo(inTable(given));
    }

    static Stream<Combination> combinations() {
        return WHO.keySet().stream()
                .flatMap(who ->
                        CONNECTORS.keySet().stream()
                                .flatMap(connector ->
                                        RELATIONSHIPS.keySet().stream()
                                                .flatMap(relationship ->
                                                        SPACES.keySet().stream()
                                                                .map(space ->
                                                                        new Combination(
                                                                                who,
                                                                                connector,
                                                                                relationship,
                                                                                space)))));
    }

    private static String told(Route way) {
        return switch (way) {
            case Route.Local _ -> "local";
            case Route.LocalGroup _ -> "group";
            case Route.None(var why) -> "none: " + why.code();
            case Route.Away(AddressSpace space, var target) -> {
                assertThat(target).isEqualTo(Address.of("ann@fabrikam.test"));
                yield "address-space: " + space.method();
            }
            case Route.Away(var partner, var target) -> {
                assertThat(target).isEqualTo(Address.of("ann@fabrikam.test"));
                yield partner.kind();
            }
        };
    }

    private static String inTable(Combination given) {
        var rows =
                TABLE.lines()
                        .skip(1)
                        .map(row -> row.split(" {2,}"))
                        .filter(row ->
                                covers(row[0], given.who())
                                        && covers(row[1], given.connector())
                                        && covers(row[2], given.relationship())
                                        && covers(row[3], given.space()))
                        .toList();
        assertThat(rows).as("rows for " + given).hasSize(1);
        return rows.getFirst()[4];
    }

    private static boolean covers(String cell, String value) {
        return cell.equals("*") || Arrays.asList(cell.split(", ")).contains(value);
    }
}
