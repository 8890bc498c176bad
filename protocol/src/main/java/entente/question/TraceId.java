package entente.question;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The one id under which both servers log a lookup: a lower-case GUID, sent as `client-request-id`.
public record TraceId(String text) {
    public TraceId {
        if (!text.equals(UUID.fromString(text).toString())) {
            throw new IllegalArgumentException("a trace id is a lower-case GUID");
        }
    }

    /// A new one, from a cryptographic source, so that nobody can guess another's.
    public static TraceId fresh() {
        return new TraceId(UUID.randomUUID().toString());
    }

    /// Reads a header's value; empty when it is no GUID.
    public static Optional<TraceId> parse(String text) {
        try {
            var bare = text.strip().toLowerCase(Locale.ROOT).replace("{", "").replace("}", "");
            return bare.length() == 36 ? Optional.of(new TraceId(bare)) : Optional.empty();
        } catch (IllegalArgumentException notAGuid) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
