package entente.server;

import entente.endpoints.Health;
import entente.gate.Gate;
import entente.gate.Mount;
import entente.gate.TraceBook;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A running organisation.
public final class OrganisationServer implements AutoCloseable {
    private final HttpsServer https;

    private OrganisationServer(HttpsServer https) {
        this.https = https;
    }

    /// Builds it, and returns once it answers.
    public static OrganisationServer start(OrganisationSettings settings, InstantSource clock) {
        return start(settings, clock, List.of());
    }

    /// The same with endpoints of the caller's own beside the usual ones.
    public static OrganisationServer start(
            OrganisationSettings settings, InstantSource clock, List<Mount> more) {
        var mounts = new ArrayList<>(more);
        mounts.add(new Health(settings.domain()).mount());
        var gate = new Gate(settings.domain().name(), mounts, new TraceBook(), clock);
        return new OrganisationServer(HttpsServer.start(settings.listen(), gate));
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
