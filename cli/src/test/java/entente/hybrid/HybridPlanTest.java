package entente.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import entente.hybrid.Task.Party;
import entente.hybrid.Wishes.Route;
import entente.routes.TokenProfile;
import entente.snapshot.Item;
import entente.snapshot.SnapshotKind;
import entente.tokens.PartnerRight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the wizard has our server know, and what it leaves as it is.
class HybridPlanTest {
    private static final List<String> ALL = List.of("L1", "L2", "N1", "N2");

    @Test
    void oauthTakesAPartnerApplicationAndAConnector() {
        var plan = HybridPlan.of(new Sides().answering(ALL, List.of()).found(), Sides.wishes());

        assertThat(plan.wanted().partial()).isTrue();
        assertThat(plan.wanted().trust()).isEmpty();
        var partner = item(plan, SnapshotKind.PARTNER);
        assertThat(partner.texts("operations")).containsExactly("freebusy", "mailtips");
        assertThat(partner.texts("profiles")).containsExactly("N1");
        assertThat(partner.text("metadataUrl")).contains("autodiscover.fabrikam.test");
        var connector = item(plan, SnapshotKind.CONNECTOR);
        assertThat(connector.text("partnerAppId")).isEqualTo(Sides.THEIRS);
        assertThat(connector.texts("hosts")).contains("mail.fabrikam.test");
        assertThat(plan.notes())
                .anySatisfy(note -> assertThat(note).contains("ab12", "Compare"))
                .anySatisfy(note -> assertThat(note).contains("refused until the partner"));
        assertThat(plan.tasks())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.party()).isEqualTo(Party.PARTNER);
                    assertThat(task.what())
                            .contains(
                                    "`entente hybrid apply contoso.test --org fabrikam.test --route oauth --profile N1`");
                });
    }

    @Test
    void brokerThatVouchesIsAnAuthServerAndRegistersBoth() {
        var plan =
                HybridPlan.of(
                        new Sides()
                                .answering(List.of(), List.of())
                                .withBroker("contoso.test", "fabrikam.test")
                                .found(),
                        Sides.wishes());

        var server = item(plan, SnapshotKind.AUTH_SERVER);
        assertThat(server.name()).isEqualTo("auth.test");
        assertThat(server.texts("realms")).containsExactly("contoso.test", "fabrikam.test");
        assertThat(item(plan, SnapshotKind.CONNECTOR).text("authServer")).isEqualTo("auth.test");
        assertThat(item(plan, SnapshotKind.PARTNER).has("metadataUrl")).isFalse();
        assertThat(plan.tasks()).extracting(Task::party).contains(Party.BROKER);
    }

    @Test
    void whatIsThereKeepsItsNameAndWhatItHasAndIsSwitchedOn() {
        var plan =
                HybridPlan.of(
                        new Sides()
                                .withConnector("Our friends", "N1", false)
                                .with(
                                        SnapshotKind.PARTNER,
                                        "Friends",
                                        """
                                        {'appId': '%s', 'realm': 'fabrikam.test', 'domains': ['fabrikam.example', 'fabrikam.test'],
                                         'operations': ['photos'], 'profiles': ['L2'], 'enabled': false,
                                         'metadataUrl': 'https://keys.fabrikam.test/metadata'}
                                        """
                                                .formatted(Sides.THEIRS))
                                .answering(ALL, List.of())
                                .found(),
                        Sides.wishes());

        var partner = item(plan, SnapshotKind.PARTNER);
        assertThat(partner.name()).isEqualTo("Friends");
        assertThat(partner.texts("domains"))
                .containsExactlyInAnyOrder("fabrikam.example", "fabrikam.test");
        assertThat(partner.texts("operations")).containsExactly("photos");
        assertThat(partner.text("metadataUrl")).isEqualTo("https://keys.fabrikam.test/metadata");
        assertThat(item(plan, SnapshotKind.CONNECTOR).name()).isEqualTo("Our friends");
        assertThat(plan.notes())
                .contains(
                        "The connector Our friends was disabled; it is switched on again.",
                        "The partner Friends was disabled; it is switched on again.");
    }

    @Test
    void objectOfAnotherPartnerIsNotTakenForThisPartners() {
        var sides =
                new Sides()
                        .with(
                                SnapshotKind.PARTNER,
                                "fabrikam.test",
                                """
                                {'appId': '2f9d6a34-0c1b-4d7e-a5f8-6e0b3c9d4721', 'realm': 'tailspin.test',
                                 'domains': ['tailspin.test'], 'operations': ['freebusy'], 'profiles': ['N2']}
                                """)
                        .answering(ALL, List.of());

        var plan = HybridPlan.of(sides.found(), Sides.wishes());

        assertThat(item(plan, SnapshotKind.PARTNER).name()).isEqualTo("fabrikam.test 2");
        assertThat(sides.found().now().changesTo(plan.wanted()))
                .allMatch(change -> change.before().isEmpty());
    }

    @Test
    void samePlanOverItsOwnResultChangesNothing() {
        var sides = new Sides().answering(ALL, List.of());
        var first = HybridPlan.of(sides.found(), Sides.wishes());
        first.wanted()
                .items()
                .forEach(item -> sides.with(item.kind(), item.name(), item.settings().toString()));

        var again = HybridPlan.of(sides.found(), Sides.wishes());

        assertThat(sides.found().now().changesTo(again.wanted())).isEmpty();
    }

    @Test
    void dauthTakesATrustAndARelationshipAndPutsTheConnectorAside() {
        var plan =
                HybridPlan.of(
                        new Sides()
                                .withConnector("Old", "N1", true)
                                .withTrust(false)
                                .federating(Optional.of(true))
                                .found(),
                        Sides.wishes(Optional.of(Route.DAUTH), Optional.empty(), Optional.empty()));

        assertThat(plan.wanted().trust())
                .get()
                .satisfies(trust -> {
                    assertThat(trust.enabled()).isTrue();
                    assertThat(trust.domains()).containsExactly("contoso.test");
                });
        var relationship = item(plan, SnapshotKind.RELATIONSHIP);
        assertThat(relationship.texts("domains"))
                .containsExactlyInAnyOrder("fabrikam.test", "fabrikam.example");
        assertThat(relationship.text("freeBusyAccessLevel")).isEqualTo("LimitedDetails");
        assertThat(relationship.text("mailTipsAccessLevel")).isEqualTo("All");
        assertThat(item(plan, SnapshotKind.CONNECTOR).isEnabled()).isFalse();
        assertThat(plan.notes())
                .contains(
                        "The connector Old is disabled: it would go before the relationship.",
                        "The federation trust was disabled; it is switched on again.");
    }

    @Test
    void whatIsSharedAlreadyIsNotWidenedUnasked() {
        var sides =
                new Sides()
                        .with(
                                SnapshotKind.RELATIONSHIP,
                                "Fabrikam",
                                "{'domains': ['fabrikam.test', 'fabrikam.example'], 'photosEnabled': true}")
                        .withTrust(true)
                        .federating(Optional.of(true));
        var asked =
                new Wishes(
                        Sides.FABRIKAM,
                        List.of("fabrikam.test"),
                        Optional.of(Set.of(PartnerRight.FREE_BUSY)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        var kept = item(HybridPlan.of(sides.found(), Sides.wishes()), SnapshotKind.RELATIONSHIP);
        var widened = item(HybridPlan.of(sides.found(), asked), SnapshotKind.RELATIONSHIP);

        assertThat(kept.flag("freeBusyAccessEnabled")).isFalse();
        assertThat(kept.flag("mailTipsAccessEnabled")).isFalse();
        assertThat(kept.text("freeBusyAccessLevel")).isEqualTo("None");
        assertThat(widened.text("freeBusyAccessLevel")).isEqualTo("LimitedDetails");
        assertThat(widened.flag("mailTipsAccessEnabled")).isFalse();
    }

    @Test
    void levelThatWasDecidedStaysWhereNobodySaysAnother() {
        var plan =
                HybridPlan.of(
                        new Sides()
                                .withRelationship(true)
                                .withTrust(true)
                                .federating(Optional.of(true))
                                .found(),
                        Sides.wishes());

        assertThat(item(plan, SnapshotKind.RELATIONSHIP).text("freeBusyAccessLevel"))
                .isEqualTo("AvailabilityOnly");
    }

    @Test
    void newTrustIsForAllOurDomains() {
        var plan =
                HybridPlan.of(
                        new Sides().found(),
                        Sides.wishes(
                                Optional.of(Route.DAUTH),
                                Optional.empty(),
                                Optional.of(Sides.BROKER)));

        assertThat(plan.wanted().trust())
                .get()
                .satisfies(trust ->
                        assertThat(trust.domains())
                                .containsExactly("contoso.example", "contoso.test"));
        assertThat(plan.tasks()).extracting(Task::party).contains(Party.OURSELVES, Party.PARTNER);
    }

    @Test
    void handoffIsTheMirrorOfOurHalf() {
        var found =
                new Sides()
                        .answering(ALL, List.of())
                        .withBroker("contoso.test", "fabrikam.test")
                        .found();
        var wishes =
                Sides.wishes(
                        Optional.empty(), Optional.of(TokenProfile.L1), Optional.of(Sides.BROKER));
        var plan = HybridPlan.of(found, wishes);

        var files = Handoff.files(plan, found, wishes, Instant.EPOCH);

        assertThat(files.keySet())
                .containsExactly(
                        "README.txt", "fabrikam.test.toml", "fabrikam.test.ps1", "broker.toml");
        assertThat(files.get("fabrikam.test.toml"))
                .contains(
                        "partial = true",
                        "name = \"contoso.test\"",
                        "targetAddressDomains = [\"contoso.example\", \"contoso.test\"]",
                        "realm = \"fabrikam.test\"",
                        "tokenEndpoint = \"https://auth.test/fabrikam.test/tokens/OAuth/2\"")
                .doesNotContain("localhost");
        assertThat(files.get("fabrikam.test.ps1"))
                .contains(
                        "New-AuthServer -Name 'https://auth.test' -AuthMetadataUrl 'https://auth.test/fabrikam.test/metadata/json/1'",
                        "New-PartnerApplication -Name 'Contoso' -ApplicationIdentifier '7f3c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10' -Realm 'contoso.test' -Enabled $true",
                        "-TargetAddressDomains 'contoso.test','contoso.example' -Enabled $true");
        assertThat(files.get("broker.toml"))
                .contains("mayCall = [\"%s@fabrikam.test\"]".formatted(Sides.THEIRS));
        assertThat(files.get("README.txt"))
                .contains(
                        "entente hybrid apply contoso.test --org fabrikam.test --route oauth --profile L1 --broker https://auth.test",
                        "The partner publishes no key",
                        "We sign with cd34, and fabrikam.test says that it signs with ab12");
    }

    @Test
    void textsInExchangeCommandsAreLiterals() {
        assertThat(ExchangeCommands.quoted("O'Brien $(calc) `n \u2019;\nrm"))
                .isEqualTo("'O''Brien $(calc) `n \u2019\u2019; rm'");
    }

    private static Item item(HybridPlan plan, SnapshotKind kind) {
        return plan.wanted().items().stream()
                .filter(item -> item.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
