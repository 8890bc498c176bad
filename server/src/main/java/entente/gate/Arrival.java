package entente.gate;

import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One request as it came, before anybody is believed.
///
/// `host` is what the client addressed (authority or Host header), lower-case and without port; `port` the port it
/// addressed. `path` and `query` are as sent, percent-encoded, `query` empty where there is none. Header names are lower-case.
/// `secure` says that TLS ended here. `peer` is the address the connection came from, `certificate` what it showed of its own accord: it holds the key,
/// and whether it means anything is decided by who looks at it. `body` is bounded by the server.
/// `connection` is there where requests come one after another, which HTTP/2 does not have.
public record Arrival(
        String method,
        String host,
        int port,
        String path,
        String query,
        Map<String, List<String>> headers,
        InputStream body,
        boolean secure,
        String peer,
        Optional<X509Certificate> certificate,
        Optional<Connection> connection) {
    public Arrival {
        headers = Map.copyOf(headers);
    }

    /// One over a connection of which nothing is known but what it showed.
    public Arrival(
            String method,
            String host,
            int port,
            String path,
            String query,
            Map<String, List<String>> headers,
            InputStream body,
            boolean secure,
            String peer,
            Optional<X509Certificate> certificate) {
        this(
                method,
                host,
                port,
                path,
                query,
                headers,
                body,
                secure,
                peer,
                certificate,
                Optional.empty());
    }

    /// One whose connection showed no certificate.
    public Arrival(
            String method,
            String host,
            int port,
            String path,
            String query,
            Map<String, List<String>> headers,
            InputStream body,
            boolean secure,
            String peer) {
        this(method, host, port, path, query, headers, body, secure, peer, Optional.empty());
    }

    /// The peer as it is counted: its IPv4 address, or the /64 of its IPv6 address.
    public String network() {
        return PeerNetwork.of(peer);
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /// Every value of a header, in the order sent.
    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /// Method and path: headers, query and body may carry secrets.
    @Override
    public String toString() {
        return method + " " + path;
    }
}
