package entente.hybrid;

import entente.objects.Faulty;
import entente.question.Domain;
import entente.routes.TokenProfile;
import entente.snapshot.Item;
import entente.snapshot.Snapshot;
import entente.snapshot.SnapshotKind;
import entente.snapshot.TrustItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the wizard of Contoso may find out about itself and Fabrikam.
final class Sides {
    static final Domain FABRIKAM = Domain.of("fabrikam.test");
    static final String BROKER = "https://auth.test";
    private static final String BROKERS_ID = "00000001-0000-0000-c000-000000000000";
    private static final String OURS = "7f3c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10";
    static final String THEIRS = "b1845f0e-93c2-4a6d-8e17-d05a7c2b4f69";

    private final List<Item> items = new ArrayList<>();
    private Optional<TrustItem> trust = Optional.empty();
    private Told<Application> application = new Told.Unknown<>("nobody told");
    private Told<Federation> federation = new Told.Unknown<>("nobody told how");
    private Told<BrokerRealms> broker = new Told.Unknown<>("no broker is named");

    Findings found() {
        return new Findings(
                own(),
                new Snapshot(Optional.of("contoso.test"), false, trust, items),
                List.of(),
                application,
                federation,
                broker);
    }

    private static Own own() {
        return new Own(
                "contoso.test",
                "Contoso",
                List.of("contoso.test", "contoso.example"),
                OURS,
                "contoso.test",
                List.of("localhost", "mail.contoso.test", "autodiscover.contoso.test"),
                "https://mail.contoso.test/autodiscover/autodiscover.svc",
                "https://mail.contoso.test/autodiscover/metadata/json/1",
                List.of(),
                List.of("cd34"));
    }

    Sides with(SnapshotKind kind, String name, String settings) {
        try {
            items.add(
                    kind.read(
                            name,
                            (ObjectNode)
                                    JsonMapper.shared().readTree(settings.replace('\'', '"'))));
            return this;
        } catch (Faulty faulty) {
            throw new IllegalArgumentException(faulty.faults().toString(), faulty);
        }
    }

    Sides withConnector(String name, String profile, boolean enabled) {
        return with(
                SnapshotKind.CONNECTOR,
                name,
                """
                {'targetAddressDomains': ['fabrikam.test'], 'profile': '%s', 'enabled': %s, 'authServer': %s,
                 'discoveryEndpoint': 'https://mail.fabrikam.test/autodiscover/autodiscover.svc',
                 'partnerAppId': '%s', 'partnerRealm': 'fabrikam.test'}
                """
                        .formatted(
                                profile,
                                enabled,
                                TokenProfile.parse(profile).orElseThrow().needsBroker()
                                        ? "'Broker'"
                                        : "null",
                                THEIRS));
    }

    Sides withRelationship(boolean enabled) {
        return with(
                SnapshotKind.RELATIONSHIP,
                "Fabrikam",
                """
                {'domains': ['fabrikam.test'], 'enabled': %s, 'freeBusyAccessEnabled': true,
                 'freeBusyAccessLevel': 'AvailabilityOnly'}
                """
                        .formatted(enabled));
    }

    Sides withTrust(boolean enabled) {
        trust =
                Optional.of(
                        new TrustItem(
                                BROKER,
                                Optional.of("fed.contoso.test"),
                                List.of("contoso.test"),
                                enabled));
        return this;
    }

    /// Fabrikam answers, and names these profiles and issuers.
    Sides answering(List<String> profiles, List<String> issuers) {
        application =
                new Told.Known<>(
                        new Application(
                                "https://autodiscover.fabrikam.test/autodiscover/autodiscover.svc",
                                THEIRS,
                                "fabrikam.test",
                                issuers,
                                Optional.of(
                                        "https://autodiscover.fabrikam.test/autodiscover/metadata/json/1"),
                                List.of("mail.fabrikam.test"),
                                profiles,
                                List.of(),
                                List.of("ab12")));
        return this;
    }

    Sides federating(Optional<Boolean> overOurBroker) {
        var settings = JsonMapper.shared().createObjectNode();
        settings.putArray("domains").add("fabrikam.test").add("fabrikam.example");
        settings.putArray("hosts").add("mail.fabrikam.test");
        settings.put("targetApplicationUri", "fed.fabrikam.test");
        settings.put(
                "targetAutodiscoverEpr",
                "https://autodiscover.fabrikam.test/autodiscover/autodiscover.svc/WSSecurity");
        federation =
                new Told.Known<>(new Federation(List.of("urn:broker"), overOurBroker, settings));
        return this;
    }

    Sides withBroker(String... realms) {
        broker =
                new Told.Known<>(
                        new BrokerRealms(
                                BROKER,
                                BROKERS_ID,
                                BROKER + "/contoso.test/metadata/json/1",
                                BROKER + "/contoso.test/tokens/OAuth/2",
                                List.of(realms)));
        return this;
    }

    static String issuer(String realm) {
        return BROKERS_ID + "@" + realm;
    }

    static Wishes wishes() {
        return wishes(Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Wishes wishes(
            Optional<Wishes.Route> route, Optional<TokenProfile> profile, Optional<String> broker) {
        return new Wishes(
                FABRIKAM,
                List.of("fabrikam.test"),
                Optional.empty(),
                Optional.empty(),
                route,
                profile,
                broker);
    }
}
