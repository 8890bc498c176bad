package entente.wire.jwt;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Our one door to JSON: no member twice, nothing after the end, at most 16 deep.
///
/// Two readers that disagree on which of two equal members counts can be made to see two tokens in one.
final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    // An excerpt in a complaint could be part of a token.
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .maxNumberLength(64)
                                                    .maxNameLength(256)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    /// Empty when it is no JSON object, or too large, too deep, or names a member twice.
    static Optional<ObjectNode> object(byte[] json, int mostBytes) {
        if (json.length > mostBytes) {
            return Optional.empty();
        }
        try {
            return MAPPER.readTree(json) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /// A member that is a string.
    static Optional<String> text(ObjectNode object, String name) {
        var value = object.path(name);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /// The same object with its members' names in lower case, at every level; empty where two become one.
    static Optional<ObjectNode> folded(ObjectNode object) {
        var folded = MAPPER.createObjectNode();
        for (var member : object.properties()) {
            var value = foldedValue(member.getValue());
            var name = member.getKey().toLowerCase(Locale.ROOT);
            if (value.isEmpty() || folded.has(name)) {
                return Optional.empty();
            }
            folded.set(name, value.get());
        }
        return Optional.of(folded);
    }

    private static Optional<JsonNode> foldedValue(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return folded(object).map(JsonNode.class::cast);
        }
        if (!value.isArray()) {
            return Optional.of(value);
        }
        var array = MAPPER.createArrayNode();
        for (var element : value) {
            var folded = foldedValue(element);
            if (folded.isEmpty()) {
                return Optional.empty();
            }
            array.add(folded.get());
        }
        return Optional.of(array);
    }
}
