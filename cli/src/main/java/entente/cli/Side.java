package entente.cli;

import entente.snapshot.Snapshot;
import entente.snapshot.SnapshotKind;
import entente.snapshot.TrustItem;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whose configuration is meant: that of an organisation, or that of the broker.
final class Side {
    @Option(
            names = "--broker",
            description = "The broker, which keeps service principals, and no organisation.")
    private boolean broker;

    @Mixin private final ServerOptions server = new ServerOptions();

    AdminServer server(Surroundings surroundings) {
        var choice = new ServerChoice(surroundings, server);
        return broker ? choice.broker() : choice.onlyServer();
    }

    List<SnapshotKind> kinds() {
        return broker ? SnapshotKind.OF_BROKERS : SnapshotKind.OF_ORGANISATIONS;
    }

    /// What the server knows now.
    Snapshot snapshot(AdminApi api) {
        var items =
                kinds().stream()
                        .flatMap(kind -> new ConfiguredObjects(api, kind).items().stream())
                        .toList();
        return new Snapshot(
                Json.text(api.get("/entente/health"), "organisation"),
                false,
                broker ? Optional.empty() : new TrustApi(api).find().map(TrustItem::told),
                items);
    }
}
