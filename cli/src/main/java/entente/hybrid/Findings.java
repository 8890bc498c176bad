package entente.hybrid;

import entente.question.Domain;
import entente.snapshot.Item;
import entente.snapshot.Snapshot;
import entente.snapshot.SnapshotKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that was found out before anything is decided: who we are and whom we know, and what the partner and the broker told. `unproved` are the
/// domains of our federation trust that DNS does not prove.
public record Findings(
        Own own,
        Snapshot now,
        List<String> unproved,
        Told<Application> application,
        Told<Federation> federation,
        Told<BrokerRealms> broker) {
    public Findings {
        unproved = List.copyOf(unproved);
    }

    /// The connector for a partner's domain; of several the enabled one.
    Optional<Item> connectorTo(Domain partner) {
        return connectorTo(now, partner);
    }

    Optional<Item> relationshipWith(Domain partner) {
        return relationshipWith(now, partner);
    }

    /// The partner's Autodiscover, where a connector or relationship names it.
    public static Optional<String> knownAutodiscover(Snapshot now, Domain partner) {
        return connectorTo(now, partner)
                .map(item -> item.text("discoveryEndpoint"))
                .or(() ->
                        relationshipWith(now, partner)
                                .map(item -> item.text("targetAutodiscoverEpr"))
                                .map(url -> url.replaceFirst("(?i)/wssecurity$", "")))
                .filter(url -> !url.isEmpty());
    }

    /// The auth server that the connector to a partner names.
    public static Optional<Item> authServerOf(Snapshot now, Domain partner) {
        return connectorTo(now, partner)
                .map(connector -> connector.text("authServer"))
                .flatMap(name ->
                        of(now, SnapshotKind.AUTH_SERVER)
                                .filter(item -> item.name().equalsIgnoreCase(name))
                                .findFirst());
    }

    private static Optional<Item> connectorTo(Snapshot now, Domain partner) {
        return enabledFirst(
                of(now, SnapshotKind.CONNECTOR)
                        .filter(item ->
                                item.texts("targetAddressDomains").contains(partner.name())));
    }

    private static Optional<Item> relationshipWith(Snapshot now, Domain partner) {
        return enabledFirst(
                of(now, SnapshotKind.RELATIONSHIP)
                        .filter(item -> item.texts("domains").contains(partner.name())));
    }

    /// The partner application of this id and realm.
    Optional<Item> partnerApplication(Application told) {
        return of(now, SnapshotKind.PARTNER)
                .filter(item -> item.text("appId").equals(told.appId()))
                .filter(item -> item.text("realm").equals(told.realm()))
                .findFirst();
    }

    /// The auth server that is this broker to us.
    Optional<Item> authServer(BrokerRealms told) {
        return enabledFirst(
                of(now, SnapshotKind.AUTH_SERVER)
                        .filter(item -> item.text("appId").equals(told.appId()))
                        .filter(item -> item.text("tokenEndpoint").equals(told.tokenEndpoint())));
    }

    private static Stream<Item> of(Snapshot now, SnapshotKind kind) {
        return now.items().stream().filter(item -> item.kind().equals(kind));
    }

    private static Optional<Item> enabledFirst(Stream<Item> items) {
        var all = items.toList();
        return all.stream().filter(Item::isEnabled).findFirst().or(() -> all.stream().findFirst());
    }
}
