package entente.hybrid;

import entente.question.Domain;
import entente.routes.TokenProfile;
import entente.snapshot.Item;
import entente.snapshot.SnapshotKind;
import entente.tokens.PartnerRight;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One side's settings for the OAuth route: the broker where one vouches, what the other may call here, and how it is asked.
///
/// `realm` is that side's own. What is there already is kept as far as it serves: the objects keep their names, their lists only grow, and what was disabled is enabled.
record OAuthHalf(
        Standing standing, String realm, Wishes wishes, Application theirs, Way.OAuth way) {
    List<Item> items() {
        var items = new ArrayList<Item>();
        var server = way.broker().map(this::authServer);
        server.ifPresent(items::add);
        items.add(partner());
        items.add(connector(server.map(Item::name)));
        return items;
    }

    private Item authServer(BrokerRealms broker) {
        return Draft.of(
                        SnapshotKind.AUTH_SERVER,
                        standing.authServer(broker),
                        URI.create(broker.url()).getHost(),
                        standing.now())
                .put("appId", broker.appId())
                .put("realm", realm)
                .with("realms", broker.realms())
                .put("metadataUrl", broker.metadataUrl())
                .put("tokenEndpoint", broker.tokenEndpoint())
                .put("enabled", true)
                .item();
    }

    private Item partner() {
        var now = standing.partnerApplication(theirs);
        var shared = now.isEmpty() ? wishes.sharedAnew() : wishes.shared().orElse(Set.of());
        var draft =
                Draft.of(SnapshotKind.PARTNER, now, wishes.partner().name(), standing.now())
                        .put("appId", theirs.appId())
                        .put("realm", theirs.realm())
                        .with("domains", wishes.domains())
                        .with("operations", shared.stream().map(PartnerRight::toString).toList())
                        .with("profiles", List.of(taken(way.profile())))
                        .put("enabled", true);
        if (signsForItself(way.profile()) && !draft.says("metadataUrl")) {
            theirs.metadataUrl().ifPresent(url -> draft.put("metadataUrl", url));
        }
        return draft.item();
    }

    private Item connector(Optional<String> authServer) {
        var draft =
                Draft.of(
                                SnapshotKind.CONNECTOR,
                                standing.connectorTo(wishes.partner()),
                                wishes.partner().name(),
                                standing.now())
                        .with("targetAddressDomains", wishes.domains())
                        .put("discoveryEndpoint", theirs.discoveryEndpoint())
                        .put("partnerAppId", theirs.appId())
                        .put("partnerRealm", theirs.realm())
                        .put("profile", way.profile().toString())
                        .with("hosts", hosts())
                        .put("enabled", true)
                        .remove("authServer");
        authServer.ifPresent(name -> draft.put("authServer", name));
        return draft.item();
    }

    /// Where a partner does not name its hosts, the usual ones.
    private List<String> hosts() {
        return theirs.hosts().isEmpty()
                ? Stream.of("", "autodiscover.", "mail.")
                        .map(prefix -> prefix + wishes.partner())
                        .filter(name -> Domain.parse(name).isPresent())
                        .toList()
                : theirs.hosts();
    }

    /// What a partner is registered with that sends this shape.
    static String taken(TokenProfile profile) {
        return switch (profile) {
            case L1, L1_SIGNED -> "L1";
            case L2, L2_SIGNED -> "L2";
            case N1 -> "N1";
            case N2 -> "N2";
        };
    }

    /// Whether the key of the one who sends it is read from its own metadata document.
    static boolean signsForItself(TokenProfile profile) {
        return switch (profile) {
            case L1, N2 -> false;
            case L1_SIGNED, L2, L2_SIGNED, N1 -> true;
        };
    }
}
