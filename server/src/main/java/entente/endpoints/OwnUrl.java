package entente.endpoints;

import entente.gate.Arrival;
import java.net.URI;
import java.util.Set;

/// Under which URL this server is reached.
///
/// `external` is what everybody is told, whatever host a request names. One who came by a loopback name is on this machine,
/// where the external name need not resolve, and is told that name with the same port.
public record OwnUrl(URI external) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    /// The URL of `path` that everybody is told.
    String toAll(String path) {
        return joined(external.toString(), path);
    }

    /// The URL of `path` for the one who sent `arrival`.
    String of(Arrival arrival, String path) {
        var base =
                LOOPBACK.contains(arrival.host())
                        ? "https://localhost:" + arrival.port()
                        : external.toString();
        return joined(base, path);
    }

    private static String joined(String base, String path) {
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
