package entente.server;

import entente.gate.Gate;
import entente.metrics.ServerMetrics;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// A gate on a socket: TLS 1.2 and 1.3, HTTP/1.1 and HTTP/2, one virtual thread for each request.
///
/// Connections are kept alive. A client that sends too much, too slowly or nothing at all loses its connection.
final class HttpsServer implements AutoCloseable {
    /// A calendar file is the largest thing anybody sends; each endpoint has a bound of its own below this.
    static final int MOST_BODY_BYTES = 64 * 1024 * 1024;

    private static final int MOST_HEADER_BYTES = 64 * 1024;
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_REQUESTS = 2_000;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(10);

    private final Server server;
    private final ServerConnector connector;
    private final GracefulHandler requests;

    private HttpsServer(Server server, ServerConnector connector, GracefulHandler requests) {
        this.server = server;
        this.connector = connector;
        this.requests = requests;
    }

    /// Listens, and answers through `gate`; what is in work is told to `metrics`.
    static HttpsServer start(ListenSettings listen, Gate gate, ServerMetrics metrics) {
        return start(listen, gate, metrics, ClientCertificates.NONE);
    }

    /// The same, asking clients for a certificate where some count.
    static HttpsServer start(
            ListenSettings listen, Gate gate, ServerMetrics metrics, ClientCertificates clients) {
        var threads = new VirtualThreadPool(MOST_REQUESTS);
        threads.setName("request");
        var server = new Server(threads);
        var connector = connector(server, listen, clients);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        var requests = new GracefulHandler(new GateHandler(gate, metrics));
        server.setHandler(requests);
        server.setErrorHandler(new SilentErrors());
        var https = new HttpsServer(server, connector, requests);
        https.start(listen);
        return https;
    }

    /// The port it listens on.
    int port() {
        return connector.getLocalPort();
    }

    /// Lets the requests that are here finish, within a bounded time. A connection on which nobody asks anything ends at once.
    @Override
    public void close() {
        try {
            try {
                awaitRequests();
            } finally {
                server.stop();
            }
        } catch (Exception unclean) {
            throw new Problem(Refusal.of(Code.INTERNAL_FAULT, "the server did not stop"), unclean);
        }
    }

    private void awaitRequests() throws InterruptedException, ExecutionException {
        try {
            requests.shutdown().get(TIME_TO_FINISH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // They are broken off.
        }
    }

    private void start(ListenSettings listen) {
        try {
            server.start();
        } catch (IOException taken) {
            close();
            throw new Problem(
                    Refusal.of(Code.PORT_TAKEN)
                            .saying(
                                    "Port %d of %s is in use or may not be used."
                                            .formatted(listen.port(), listen.address())),
                    taken);
        } catch (Exception broken) {
            close();
            throw new Problem(
                    Refusal.of(Code.CONFIG_INVALID)
                            .saying(
                                    "The server could not listen on %s:%d."
                                            .formatted(listen.address(), listen.port())),
                    broken);
        }
    }

    private static ServerConnector connector(
            Server server, ListenSettings listen, ClientCertificates clients) {
        var http = http();
        var http1 = new HttpConnectionFactory(http);
        var http2 = new HTTP2ServerConnectionFactory(http);
        var alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(http1.getProtocol());
        var tls = new SslConnectionFactory(ServerTls.of(listen.tls(), clients), alpn.getProtocol());
        var connector = new ServerConnector(server, tls, alpn, http2, http1);
        connector.setHost(listen.address());
        connector.setPort(listen.port());
        connector.setIdleTimeout(IDLE.toMillis());
        return connector;
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        // Which names are ours is asked where it matters, of a token's audience; clients come by
        // address too.
        http.addCustomizer(new SecureRequestCustomizer(false));
        return http;
    }
}
