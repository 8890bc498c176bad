package entente.gate;

import entente.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One request at the endpoint it was for: `named` are the path's named segments, decoded once and in the path's order, and `now` is when it came.
public record Visit(Arrival arrival, Map<String, String> named, Trace trace, Instant now) {
    public Visit {
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    /// The same visit with these octets in place of the body that came.
    Visit withBody(byte[] body) {
        return withBody(new ByteArrayInputStream(body));
    }

    /// The same visit with another body.
    public Visit withBody(InputStream body) {
        var read =
                new Arrival(
                        arrival.method(),
                        arrival.host(),
                        arrival.port(),
                        arrival.path(),
                        arrival.query(),
                        arrival.headers(),
                        body,
                        arrival.secure(),
                        arrival.peer(),
                        arrival.certificate());
        return new Visit(read, named, trace, now);
    }

    /// A named segment of the path. The mount's pattern must have it.
    public String named(String name) {
        var value = named.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the path has no segment named " + name);
        }
        return value;
    }
}
