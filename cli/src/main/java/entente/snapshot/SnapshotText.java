package entente.snapshot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Writes a snapshot. Behind the heading, two of the same state are the same text.
public final class SnapshotText {
    static final String SERVER = "server";
    static final String PARTIAL = "partial";

    private SnapshotText() {}

    /// The file; `server` is what people call the server, `now` when it was like this.
    public static String of(Snapshot snapshot, String server, Instant now) {
        var toml =
                new TomlText()
                        .comment(
                                "Whom %s knew on %s."
                                        .formatted(server, now.truncatedTo(ChronoUnit.SECONDS)))
                        .comment(
                                "No secret is in here. `entente apply FILE` brings a server to what")
                        .comment("this says: what is not in here is removed, but for the trust.");
        return tables(toml, snapshot);
    }

    /// A file that only adds and changes; `what` is the sentence at its head.
    public static String proposal(Snapshot snapshot, String what) {
        return tables(
                new TomlText()
                        .comment(what + ".")
                        .comment(
                                "Read it, then `entente apply FILE --dry-run`. It removes nothing."),
                snapshot);
    }

    private static String tables(TomlText toml, Snapshot snapshot) {
        snapshot.server().ifPresent(domain -> toml.head(SERVER, StringNode.valueOf(domain)));
        if (snapshot.partial()) {
            toml.head(PARTIAL, BooleanNode.TRUE);
        }
        snapshot.trust()
                .ifPresent(trust -> {
                    toml.table("[trust]");
                    putAll(toml, trust.settings());
                });
        for (var item : snapshot.items()) {
            toml.table("[[%s]]".formatted(item.kind().word()));
            putAll(toml, members(item));
        }
        return toml.toString();
    }

    /// The same as JSON: each table's name, and what is in it.
    public static ObjectNode json(Snapshot snapshot) {
        var json = JsonMapper.shared().createObjectNode();
        snapshot.server().ifPresent(domain -> json.put(SERVER, domain));
        snapshot.trust().ifPresent(trust -> json.set(TrustItem.WORD, trust.settings()));
        for (var item : snapshot.items()) {
            json.withArray(item.kind().word()).add(members(item));
        }
        return json;
    }

    private static ObjectNode members(Item item) {
        var members = JsonMapper.shared().createObjectNode();
        members.put(item.kind().naming(), item.name());
        return members.setAll(item.settings());
    }

    private static void putAll(TomlText toml, ObjectNode members) {
        members.properties().forEach(member -> toml.put(member.getKey(), member.getValue()));
    }
}
