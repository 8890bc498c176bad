package entente.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import entente.hybrid.Wishes.Route;
import entente.routes.TokenProfile;
import entente.snapshot.SnapshotKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which route the wizard takes, by what both sides told.
class ChoiceTest {
    private static final List<String> ALL = List.of("L1", "L2", "N1", "N2");
    private static final List<String> SILENT = List.of();

    @Test
    void twoServersOfOursSignForOnePersonAndNeedNoBroker() {
        var way = way(new Sides().answering(ALL, List.of()).withBroker("contoso.test"));

        assertThat(way)
                .isInstanceOfSatisfying(
                        Way.OAuth.class,
                        oauth -> {
                            assertThat(oauth.profile()).isEqualTo(TokenProfile.N1);
                            assertThat(oauth.broker()).isEmpty();
                        });
    }

    @Test
    void partnerThatNamesNoShapeIsAskedOverABrokerThatServesBoth() {
        assertThat(
                        way(
                                new Sides()
                                        .answering(SILENT, List.of())
                                        .withBroker("contoso.test", "fabrikam.test")))
                .isInstanceOfSatisfying(
                        Way.OAuth.class,
                        oauth -> {
                            assertThat(oauth.profile()).isEqualTo(TokenProfile.L1);
                            assertThat(oauth.broker()).isPresent();
                        });
    }

    @Test
    void brokerInThePartnersChallengeIsTrustedByBoth() {
        assertThat(
                        way(
                                new Sides()
                                        .answering(SILENT, List.of(Sides.issuer("contoso.test")))
                                        .withBroker("contoso.test")))
                .isInstanceOf(Way.OAuth.class);
        assertThat(
                        way(
                                new Sides()
                                        .answering(SILENT, List.of(Sides.issuer("*")))
                                        .withBroker("contoso.test")))
                .isInstanceOf(Way.OAuth.class);
        assertThat(
                        way(
                                new Sides()
                                        .answering(SILENT, List.of(Sides.issuer("tailspin.test")))
                                        .withBroker("contoso.test")))
                .isInstanceOf(Way.None.class);
    }

    @Test
    void withoutOAuthInCommonItIsDAuth() {
        assertThat(way(new Sides().withTrust(true).federating(Optional.of(true))))
                .isInstanceOfSatisfying(
                        Way.Delegation.class,
                        way -> assertThat(way.broker()).isEqualTo(Sides.BROKER));
        assertThat(
                        new Choice(
                                        new Sides().found(),
                                        Sides.wishes(
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of(Sides.BROKER)))
                                .made())
                .isInstanceOf(Way.Delegation.class);
    }

    @Test
    void partnerOfAnotherBrokerIsNotReachedByDAuth() {
        assertThat(way(new Sides().withTrust(true).federating(Optional.of(false))))
                .isInstanceOfSatisfying(
                        Way.None.class,
                        none -> assertThat(none.remedy()).contains("the same broker"));
    }

    @Test
    void withoutABrokerAndWithoutAnAnswerThereIsNoWayAndEachIsExplained() {
        assertThat(way(new Sides()))
                .isInstanceOfSatisfying(
                        Way.None.class,
                        none -> {
                            assertThat(none.whys())
                                    .containsExactly(
                                            "OAuth: nobody told", "DAuth: nobody told how");
                            assertThat(none.remedy()).contains("--broker");
                        });
    }

    @Test
    void whatIsThereStaysAsItIs() {
        var connector =
                way(
                        new Sides()
                                .withConnector("Old", "L1", false)
                                .answering(ALL, List.of())
                                .withBroker("contoso.test", "fabrikam.test"));
        var relationship =
                way(new Sides().withRelationship(true).withTrust(true).answering(ALL, List.of()));

        assertThat(connector)
                .isInstanceOfSatisfying(
                        Way.OAuth.class,
                        oauth -> {
                            assertThat(oauth.profile()).isEqualTo(TokenProfile.L1);
                            assertThat(oauth.why()).contains("the connector Old");
                        });
        assertThat(relationship)
                .isInstanceOfSatisfying(
                        Way.Delegation.class,
                        way -> assertThat(way.why()).contains("the relationship Fabrikam"));
    }

    @Test
    void disabledRelationshipIsNoReasonForDAuth() {
        assertThat(way(new Sides().withRelationship(false).answering(ALL, List.of())))
                .isInstanceOf(Way.OAuth.class);
    }

    @Test
    void connectorToAServerThatIsSilentIsLeftAlone() {
        assertThat(way(new Sides().withConnector("Old", "N1", true).withTrust(true)))
                .isInstanceOfSatisfying(
                        Way.None.class,
                        none -> assertThat(none.remedy()).contains("connector test Old"));
    }

    @Test
    void connectorWhoseBrokerIsSilentIsLeftAlone() {
        assertThat(
                        way(
                                new Sides()
                                        .withConnector("Old", "L1", true)
                                        .withTrust(true)
                                        .federating(Optional.of(true))
                                        .answering(ALL, List.of())))
                .isInstanceOfSatisfying(
                        Way.None.class,
                        none -> assertThat(none.remedy()).contains("Old is left as it is"));
    }

    @Test
    void whoClaimsToBeAnotherPartnersApplicationIsNotTakenForIt() {
        var sides =
                new Sides()
                        .with(
                                SnapshotKind.PARTNER,
                                "Tailspin",
                                """
                                {'appId': '%s', 'realm': 'fabrikam.test', 'domains': ['tailspin.test'],
                                 'operations': ['freebusy'], 'profiles': ['L1']}
                                """
                                        .formatted(Sides.THEIRS))
                        .answering(ALL, List.of());

        assertThat(way(sides))
                .isInstanceOfSatisfying(
                        Way.None.class,
                        none ->
                                assertThat(none.remedy())
                                        .contains("which is the partner Tailspin here")
                                        .contains("partner set Tailspin --domain fabrikam.test"));
        assertThat(
                        new Choice(
                                        sides.found(),
                                        Sides.wishes(
                                                Optional.of(Route.OAUTH),
                                                Optional.of(TokenProfile.N1),
                                                Optional.empty()))
                                .made())
                .isInstanceOf(Way.None.class);
    }

    @Test
    void administratorsWordGoesBeforeAll() {
        var sides =
                new Sides()
                        .withRelationship(true)
                        .withTrust(true)
                        .answering(ALL, List.of())
                        .withBroker("contoso.test", "fabrikam.test");

        assertThat(
                        new Choice(
                                        sides.found(),
                                        Sides.wishes(
                                                Optional.of(Route.OAUTH),
                                                Optional.of(TokenProfile.L2_SIGNED),
                                                Optional.empty()))
                                .made())
                .isInstanceOfSatisfying(
                        Way.OAuth.class,
                        oauth -> assertThat(oauth.profile()).isEqualTo(TokenProfile.L2_SIGNED));
        assertThat(
                        new Choice(
                                        sides.withConnector("Old", "N1", true).found(),
                                        Sides.wishes(
                                                Optional.of(Route.DAUTH),
                                                Optional.empty(),
                                                Optional.empty()))
                                .made())
                .isInstanceOf(Way.Delegation.class);
    }

    @Test
    void anotherBrokerThanThatOfOurTrustIsRefused() {
        assertThat(
                        new Choice(
                                        new Sides().withTrust(true).found(),
                                        Sides.wishes(
                                                Optional.of(Route.DAUTH),
                                                Optional.empty(),
                                                Optional.of("https://other.test")))
                                .made())
                .isInstanceOfSatisfying(
                        Way.None.class, none -> assertThat(none.remedy()).contains("trust remove"));
    }

    private static Way way(Sides sides) {
        return new Choice(sides.found(), Sides.wishes()).made();
    }
}
