package entente.cli;

import entente.snapshot.Snapshot;
import entente.snapshot.SnapshotKind;
import entente.snapshot.TrustItem;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Whose configuration is meant: that of an organisation, or that of the broker.
final class Side {
    @Option(names = "--broker", description = "The broker, and no organisation.")
    private boolean broker;

    @Mixin private final ServerOptions server = new ServerOptions();

    boolean isBroker() {
        return broker;
    }

    AdminServer server(Surroundings surroundings) {
        var choice = new ServerChoice(surroundings, server);
        return broker ? choice.broker() : choice.onlyServer();
    }

    List<SnapshotKind> kinds() {
        return broker ? SnapshotKind.OF_BROKERS : SnapshotKind.OF_ORGANISATIONS;
    }

    /// What the server knows now.
    Snapshot snapshot(AdminApi api) {
        return broker
                ? snapshot(api, Optional.empty(), kinds())
                : ofOrganisation(api, new TrustApi(api).find());
    }

    /// What an organisation's server knows now, whose trust was read already.
    static Snapshot ofOrganisation(AdminApi api, Optional<JsonNode> trust) {
        return snapshot(api, trust.map(TrustItem::told), SnapshotKind.OF_ORGANISATIONS);
    }

    private static Snapshot snapshot(
            AdminApi api, Optional<TrustItem> trust, List<SnapshotKind> kinds) {
        var items =
                kinds.stream()
                        .flatMap(kind -> new ConfiguredObjects(api, kind).items().stream())
                        .toList();
        return new Snapshot(
                Json.text(api.get("/entente/health"), "organisation"), false, trust, items);
    }
}
