package entente.endpoints;

import entente.gate.Reply;
import tools.jackson.databind.json.JsonMapper;

/// JSON answers.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static Reply reply(int status, Object value) {
        return Reply.json(status, bytes(value));
    }

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }
}
