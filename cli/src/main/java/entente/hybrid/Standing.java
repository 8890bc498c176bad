package entente.hybrid;

import entente.question.Domain;
import entente.snapshot.Item;
import entente.snapshot.Snapshot;
import entente.snapshot.SnapshotKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a side has already, and which of it is meant by a partner or a broker. Of several the enabled one.
public record Standing(Snapshot now) {
    /// Where nobody knows what the side has.
    static final Standing NONE =
            new Standing(new Snapshot(Optional.empty(), true, Optional.empty(), List.of()));

    /// The connector for a partner's domain.
    Optional<Item> connectorTo(Domain partner) {
        return enabledFirst(
                of(SnapshotKind.CONNECTOR)
                        .filter(item ->
                                item.texts("targetAddressDomains").contains(partner.name())));
    }

    Optional<Item> relationshipWith(Domain partner) {
        return enabledFirst(
                of(SnapshotKind.RELATIONSHIP)
                        .filter(item -> item.texts("domains").contains(partner.name())));
    }

    /// The partner application of this id and realm.
    Optional<Item> partnerApplication(Application told) {
        return of(SnapshotKind.PARTNER)
                .filter(item -> item.text("appId").equals(told.appId()))
                .filter(item -> item.text("realm").equals(told.realm()))
                .findFirst();
    }

    /// The auth server that is this broker to us.
    Optional<Item> authServer(BrokerRealms told) {
        return enabledFirst(
                of(SnapshotKind.AUTH_SERVER)
                        .filter(item -> item.text("appId").equals(told.appId()))
                        .filter(item -> item.text("tokenEndpoint").equals(told.tokenEndpoint())));
    }

    /// The auth server that the connector to a partner names, else any that is enabled.
    public Optional<Item> authServerFor(Domain partner) {
        return connectorTo(partner)
                .map(connector -> connector.text("authServer"))
                .flatMap(name ->
                        of(SnapshotKind.AUTH_SERVER)
                                .filter(item -> item.name().equalsIgnoreCase(name))
                                .findFirst())
                .or(() -> of(SnapshotKind.AUTH_SERVER).filter(Item::isEnabled).findFirst());
    }

    /// The partner's Autodiscover, where a connector or relationship names it.
    public Optional<String> autodiscoverOf(Domain partner) {
        return connectorTo(partner)
                .map(item -> item.text("discoveryEndpoint"))
                .or(() ->
                        relationshipWith(partner)
                                .map(item -> item.text("targetAutodiscoverEpr"))
                                .map(url -> url.replaceFirst("(?i)/wssecurity$", "")))
                .filter(url -> !url.isEmpty());
    }

    private Stream<Item> of(SnapshotKind kind) {
        return now.items().stream().filter(item -> item.kind().equals(kind));
    }

    private static Optional<Item> enabledFirst(Stream<Item> items) {
        var all = items.toList();
        return all.stream().filter(Item::isEnabled).findFirst().or(() -> all.stream().findFirst());
    }
}
