package entente.snapshot;

import entente.objects.Faulty;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One object of a snapshot. Its settings are those of the administrators' API, in its order, defaults included, and without the secret:
/// that may be in a file.
public record Item(SnapshotKind kind, String name, ObjectNode settings, Optional<Path> secretFile) {
    /// As the administrators' API tells it.
    public static Item told(SnapshotKind kind, JsonNode object) {
        var said = JsonMapper.shared().createObjectNode();
        object.propertyStream()
                .filter(member -> kind.members().contains(member.getKey()))
                .forEach(member -> said.set(member.getKey(), sendable(member.getValue())));
        var name = object.path(kind.naming()).asString("");
        try {
            return kind.read(name, said);
        } catch (Faulty untold) {
            // What an older version let pass is shown as it is, and refused when it is sent.
            return new Item(kind, name, said, Optional.empty());
        }
    }

    /// A certificate is told with its names, and sent alone.
    private static JsonNode sendable(JsonNode value) {
        if (!value.isArray()) {
            return value;
        }
        var list = JsonMapper.shared().createArrayNode();
        value.forEach(each -> list.add(each.isObject() ? each.path("certificate") : each));
        return list;
    }

    /// Two of a kind with the same key are the same object.
    public String key() {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Among all objects.
    public String place() {
        return kind.word() + "/" + key();
    }

    public boolean has(String member) {
        return settings.has(member);
    }

    /// A list of texts; empty where there is none.
    public List<String> texts(String member) {
        return settings.path(member)
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }

    /// What cannot be disabled is enabled.
    public boolean isEnabled() {
        return settings.path("enabled").asBoolean(true);
    }

    public boolean flag(String member) {
        return settings.path(member).asBoolean(false);
    }

    public String text(String member) {
        return settings.path(member).asString("");
    }

    /// What no other of its kind may have too.
    Set<String> claims() {
        return kind.claims(settings);
    }

    /// The same claiming nothing, where it claims by being enabled.
    Item disabled() {
        return with(settings.deepCopy().put("enabled", false));
    }

    Item with(ObjectNode others) {
        return new Item(kind, name, others, Optional.empty());
    }

    Item with(Path file) {
        return new Item(kind, name, settings, Optional.of(file));
    }
}
