package entente.objects;

import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the value of a setting looks like in JSON. Everywhere else it is texts.
public enum Shape {
    FLAG("true or false"),
    NUMBER("a whole number"),
    TEXT("a string"),
    TEXTS("a list of strings"),
    /// Each text is a name, `=` and a value.
    PAIRS("an object of strings");

    private final String words;

    Shape(String words) {
        this.words = words;
    }

    /// For whoever sent something else.
    String words() {
        return words;
    }

    boolean fits(JsonNode value) {
        return value.isNull()
                || switch (this) {
                    case FLAG -> value.isBoolean();
                    case NUMBER -> value.isIntegralNumber();
                    case TEXT -> value.isString();
                    case TEXTS ->
                            value.isArray() && value.valueStream().allMatch(JsonNode::isString);
                    case PAIRS ->
                            value.isObject() && value.valueStream().allMatch(JsonNode::isString);
                };
    }

    /// The value of a member that [#fits]; `null` is no text at all.
    List<String> texts(JsonNode value) {
        if (value.isNull()) {
            return List.of();
        }
        return switch (this) {
            case FLAG, NUMBER, TEXT -> List.of(value.asString());
            case TEXTS -> value.valueStream().map(JsonNode::asString).toList();
            case PAIRS ->
                    value.propertyStream()
                            .map(pair -> pair.getKey() + "=" + pair.getValue().asString())
                            .toList();
        };
    }

    /// As [#texts] reads it, of one text at least.
    public Object json(List<String> texts) {
        return switch (this) {
            case FLAG -> Boolean.valueOf(texts.getFirst());
            case NUMBER -> Long.valueOf(texts.getFirst());
            case TEXT -> texts.getFirst();
            case TEXTS -> texts;
            case PAIRS -> pairs(texts);
        };
    }

    private static Object pairs(List<String> texts) {
        var pairs = new LinkedHashMap<String, String>();
        for (var text : texts) {
            var at = text.indexOf('=');
            pairs.put(at < 0 ? text : text.substring(0, at), text.substring(at + 1));
        }
        return pairs;
    }
}
