package entente.calling;

import java.util.List;
import java.util.Map;

/// What came of a call.
public sealed interface Outcome {
    /// An answer came, whatever its status. Header names are lower-case.
    record Responded(int status, Map<String, List<String>> headers, byte[] body)
            implements Outcome {
        /// The first value of a header, or an empty string.
        public String header(String name) {
            var values = headers.get(name);
            return values == null || values.isEmpty() ? "" : values.getFirst();
        }

        @Override
        public String toString() {
            return "HTTP " + status + ", " + body.length + " bytes";
        }
    }

    /// No answer that can be used. `why` is for our log and holds no secret.
    record NoAnswer(Kind kind, String why) implements Outcome {}

    enum Kind {
        /// Plain http, or an address that may not be dialled.
        REFUSED_HERE,
        NAME_UNKNOWN,
        UNREACHABLE,
        TLS,
        TIMED_OUT,
        TOO_LARGE,
        BROKEN
    }
}
