package entente.cli;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as commands read and print it.
final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final JsonMapper ON_ONE_LINE = JsonMapper.builder().build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// @throws JacksonException where it is none; its message may quote what it read
    static JsonNode parse(String text) throws JacksonException {
        return MAPPER.readTree(text);
    }

    /// A text, a number, true or false, a list or an object of these.
    static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /// The same on one line.
    static String line(JsonNode node) {
        return ON_ONE_LINE.writeValueAsString(node);
    }

    /// A member that is text; empty when it is absent or something else.
    static Optional<String> text(JsonNode node, String member) {
        var value = node.path(member);
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }
}
