package entente.server;

import entente.audit.Audit;
import entente.audit.AuditTrail;
import entente.broker.Broker;
import entente.broker.BrokerIdentity;
import entente.broker.BrokerKeys;
import entente.broker.BrokerPolicy;
import entente.broker.FixedRegistry;
import entente.broker.ServicePrincipal;
import entente.broker.SqliteIssueLog;
import entente.endpoints.BrokerDocuments;
import entente.endpoints.BrokerTokens;
import entente.endpoints.Health;
import entente.endpoints.OwnUrl;
import entente.gate.Gate;
import entente.gate.Mount;
import entente.gate.TraceBook;
import entente.server.BrokerSettings.PrincipalSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A running broker.
public final class BrokerServer implements AutoCloseable {
    private static final Duration ISSUES_KEPT = Duration.ofDays(90);

    private final HttpsServer https;
    private final Closing opened;

    private BrokerServer(HttpsServer https, Closing opened) {
        this.https = https;
        this.opened = opened;
    }

    /// Builds it, and returns once it answers.
    public static BrokerServer start(BrokerSettings settings, InstantSource clock) {
        return start(settings, clock, List.of());
    }

    /// The same with endpoints of the caller's own beside the usual ones.
    public static BrokerServer start(
            BrokerSettings settings, InstantSource clock, List<Mount> more) {
        var opened = new Closing();
        try {
            var records = StateFolder.at(settings.state()).audit(settings.domain());
            var audit = opened.with(AuditTrail.open(records, settings.audit(), clock));
            var mounts = new ArrayList<>(more);
            mounts.addAll(mounts(settings, clock, audit, opened));
            var gate = new Gate(settings.domain().name(), mounts, new TraceBook(), audit, clock);
            return new BrokerServer(
                    opened.with(HttpsServer.start(settings.listen(), gate)), opened);
        } catch (RuntimeException failed) {
            opened.close();
            throw failed;
        }
    }

    private static List<Mount> mounts(
            BrokerSettings settings, InstantSource clock, Audit audit, Closing opened) {
        // Who it is, and what it signs with.
        var identity =
                new BrokerIdentity(
                        settings.appId(), settings.realms(), settings.url(), settings.hosts());
        var signing = settings.signing();
        var keys =
                new BrokerKeys(
                        SigningKeyFiles.read(signing.current()),
                        signing.next().map(next -> SigningKeyFiles.read(next.files())),
                        signing.nextEffective(),
                        signing.previous().map(SigningKeyFiles::read));

        // Whom it knows, and what it did.
        var registry =
                new FixedRegistry(
                        settings.principals().stream().map(BrokerServer::principal).toList());
        var issues =
                opened.with(
                        SqliteIssueLog.open(
                                StateFolder.at(settings.state()).issues(), ISSUES_KEPT));
        var broker =
                new Broker(
                        identity,
                        BrokerPolicy.lasting(settings.tokenLifetime()),
                        () -> registry,
                        keys,
                        issues);

        // Where it answers.
        var url = new OwnUrl(settings.url());
        var mounts = new ArrayList<Mount>();
        mounts.add(new Health(settings.domain(), audit).mount());
        mounts.addAll(new BrokerTokens(broker, audit).mounts());
        mounts.addAll(new BrokerDocuments(broker, url).mounts());
        settings.federation()
                .ifPresent(federation ->
                        mounts.addAll(
                                BrokerFederation.mounts(
                                        federation, settings, clock, audit, opened)));
        return mounts;
    }

    private static ServicePrincipal principal(PrincipalSettings settings) {
        return new ServicePrincipal(
                settings.appId(),
                settings.realm(),
                settings.name(),
                settings.hosts(),
                SigningKeyFiles.published(settings.certificates()),
                settings.mayCall(),
                settings.roles(),
                settings.delegation(),
                settings.enabled());
    }

    /// The port it listens on.
    public int port() {
        return https.port();
    }

    @Override
    public void close() {
        opened.close();
    }
}
