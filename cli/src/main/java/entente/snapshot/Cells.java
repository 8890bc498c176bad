package entente.snapshot;

import entente.server.ConfigurationFaults.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One table of a file, whose values are read as JSON, and where its faults are noted. Paths in it are relative to `folder`.
record Cells(TomlTable toml, TomlPosition position, Path folder, List<Fault> faults) {
    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

    Set<String> keys() {
        return toml.keySet();
    }

    boolean has(String key) {
        return toml.contains(List.of(key));
    }

    /// A text, or nothing with a fault.
    Optional<String> text(String key) {
        if (!has(key)) {
            fault(key, "%s is missing".formatted(key));
            return Optional.empty();
        }
        return maybeText(key);
    }

    Optional<String> maybeText(String key) {
        var value = toml.get(List.of(key));
        if (value instanceof String text && !text.isBlank()) {
            return Optional.of(text);
        }
        if (value != null) {
            fault(key, "%s must be a text that is not blank".formatted(key));
        }
        return Optional.empty();
    }

    boolean flag(String key, boolean otherwise) {
        var value = toml.get(List.of(key));
        if (value != null && !(value instanceof Boolean)) {
            fault(key, "%s must be true or false".formatted(key));
        }
        return value instanceof Boolean flag ? flag : otherwise;
    }

    List<String> texts(String key) {
        var value = value(key);
        var sound = value.isArray() && value.valueStream().allMatch(JsonNode::isString);
        if (has(key) && !sound) {
            fault(key, "%s must be a list of texts".formatted(key));
        }
        return sound ? value.valueStream().map(JsonNode::asString).toList() : List.of();
    }

    /// The values of these keys.
    ObjectNode json(Set<String> wanted) {
        var object = JSON.objectNode();
        keys().stream().filter(wanted::contains).forEach(key -> object.set(key, value(key)));
        return object;
    }

    void fault(String key, String what) {
        var where = position(key);
        faults.add(new Fault(where.line(), where.column(), what));
    }

    TomlPosition position(String key) {
        return Optional.ofNullable(has(key) ? toml.inputPositionOf(List.of(key)) : null)
                .orElse(position);
    }

    private JsonNode value(String key) {
        return Optional.ofNullable(toml.get(List.of(key)))
                .map(Cells::json)
                .orElse(JSON.missingNode());
    }

    private static JsonNode json(Object value) {
        return switch (value) {
            case String text -> JSON.stringNode(text);
            case Long number -> JSON.numberNode(number);
            case Boolean flag -> JSON.booleanNode(flag);
            case TomlArray array -> {
                var list = JSON.arrayNode();
                array.toList().forEach(each -> list.add(json(each)));
                yield list;
            }
            case TomlTable table -> {
                var object = JSON.objectNode();
                table.toMap().forEach((key, each) -> object.set(key, json(each)));
                yield object;
            }
            // A date or a fraction is no value of any setting.
            default -> JSON.pojoNode(value);
        };
    }
}
