package entente.server;

import entente.endpoints.Health;
import entente.gate.Gate;
import entente.gate.Mount;
import entente.gate.TraceBook;
import java.time.InstantSource;
import java.util.List;

/// A running broker.
public final class BrokerServer implements AutoCloseable {
    private final HttpsServer https;

    private BrokerServer(HttpsServer https) {
        this.https = https;
    }

    /// Builds it, and returns once it answers.
    public static BrokerServer start(BrokerSettings settings, InstantSource clock) {
        List<Mount> mounts = List.of(new Health(settings.domain()).mount());
        var gate = new Gate(settings.domain().name(), mounts, new TraceBook(), clock);
        return new BrokerServer(HttpsServer.start(settings.listen(), gate));
    }

    /// The port it listens on.
    public int port() {
        return https.port();
    }

    @Override
    public void close() {
        https.close();
    }
}
