package entente.calling;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A server in a test: what it answers to a call.
@FunctionalInterface
public interface Site {
    Reply answer(Call call);

    /// What comes back, or does not.
    sealed interface Reply {}

    /// An answer.
    record Said(int status, Map<String, String> headers, byte[] body) implements Reply {
        public Said with(String name, String value) {
            var more = new HashMap<>(headers);
            more.put(name, value);
            return new Said(status, more, body);
        }
    }

    /// No answer within anybody's patience.
    record Silence() implements Reply {}

    /// The connection ends in this way.
    record Broken(Outcome.Kind kind) implements Reply {}

    static Said said(int status, String body) {
        return new Said(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    static Said said(int status, byte[] body) {
        return new Said(status, Map.of(), body);
    }
}
