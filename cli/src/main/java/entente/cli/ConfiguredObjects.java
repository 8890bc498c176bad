package entente.cli;

import entente.snapshot.Change;
import entente.snapshot.Item;
import entente.snapshot.SnapshotKind;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The objects of one kind at one server, as a snapshot holds them: each is listed, put or removed as a whole.
record ConfiguredObjects(AdminApi api, SnapshotKind kind) {
    private static final String TRY = "?dryRun=true";

    List<Item> items() {
        return api.get("/entente/admin/" + kind.plural())
                .valueStream()
                .filter(JsonNode::isArray)
                .flatMap(JsonNode::valueStream)
                .map(object -> Item.told(kind, object))
                .toList();
    }

    /// Has the server check a change, and make none.
    JsonNode attempt(Change change) {
        return send(change, TRY);
    }

    void make(Change change) {
        send(change, "");
    }

    private JsonNode send(Change change, String query) {
        var path = AdminApi.path(kind.plural(), change.item().name()) + query;
        return change.after()
                .map(item -> api.send("PUT", path, withSecret(item)))
                .orElseGet(() -> api.delete(path));
    }

    private JsonNode withSecret(Item item) {
        var settings = item.settings().deepCopy();
        item.secretFile()
                .ifPresent(file ->
                        settings.put(
                                kind.secret().orElseThrow().member(),
                                SecretOptions.firstLine(file)));
        return settings;
    }
}
