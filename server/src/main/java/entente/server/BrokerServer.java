package entente.server;

import entente.audit.Audit;
import entente.audit.AuditTrail;
import entente.broker.Broker;
import entente.broker.BrokerIdentity;
import entente.broker.BrokerPolicy;
import entente.broker.CurrentRegistry;
import entente.broker.ServicePrincipal;
import entente.broker.ServicePrincipalKind;
import entente.broker.ServicePrincipalRules;
import entente.broker.SqliteIssueLog;
import entente.endpoints.AdminActs;
import entente.endpoints.AdminKeys;
import entente.endpoints.AdminObjects;
import entente.endpoints.AdminServerTrial;
import entente.endpoints.BrokerDocuments;
import entente.endpoints.BrokerTokens;
import entente.endpoints.Health;
import entente.endpoints.MetricsPage;
import entente.endpoints.OwnUrl;
import entente.endpoints.ServicePrincipalFacts;
import entente.gate.Door;
import entente.gate.Gate;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.TraceBook;
import entente.keys.KeyWatch;
import entente.keys.Purpose;
import entente.metrics.ServerMetrics;
import entente.objects.NamedObjects;
import entente.settings.SettingsFile;
import entente.trials.BrokerSteps;
import entente.trials.ServerTrial;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A running broker.
public final class BrokerServer implements AutoCloseable {
    private static final Duration ISSUES_KEPT = Duration.ofDays(90);

    private final HttpsServer https;
    private final NamedObjects<ServicePrincipal> principals;
    private final Closing opened;

    private BrokerServer(
            HttpsServer https, NamedObjects<ServicePrincipal> principals, Closing opened) {
        this.https = https;
        this.principals = principals;
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
            var metrics = new ServerMetrics();
            var audit =
                    metrics.counting(
                            opened.with(AuditTrail.open(records, settings.audit(), clock)));
            metrics.watchRecord(audit);
            var mounts = new ArrayList<>(more);
            var kept = opened.with(SettingsFile.open(StateFolder.at(settings.state()).settings()));
            var principals =
                    new NamedObjects<>(
                            new ServicePrincipalKind(),
                            kept,
                            new ServicePrincipalRules(settings.realms()));
            var keys = BrokerKeyRings.of(settings, kept, clock.instant());
            opened.with(KeyWatch.start(keys.inventory(), clock));
            metrics.watchKeys(keys.inventory(), clock);
            mounts.addAll(mounts(settings, principals, keys, metrics, clock, audit, opened));
            var gate =
                    new Gate(
                            settings.domain().name(),
                            AdminActs.recorded(mounts, audit),
                            new TraceBook(),
                            audit,
                            clock);
            return new BrokerServer(
                    opened.with(HttpsServer.start(settings.listen(), gate, metrics)),
                    principals,
                    opened);
        } catch (RuntimeException failed) {
            opened.close();
            throw failed;
        }
    }

    private static List<Mount> mounts(
            BrokerSettings settings,
            NamedObjects<ServicePrincipal> principals,
            BrokerKeyRings keys,
            ServerMetrics metrics,
            InstantSource clock,
            Audit audit,
            Closing opened) {
        // Who it is.
        var identity =
                new BrokerIdentity(
                        settings.appId(), settings.realms(), settings.url(), settings.hosts());

        // Whom it knows, and what it did.
        var issues =
                opened.with(
                        SqliteIssueLog.open(
                                StateFolder.at(settings.state()).issues(), ISSUES_KEPT));
        var broker =
                new Broker(
                        identity,
                        BrokerPolicy.lasting(settings.tokenLifetime()),
                        new CurrentRegistry(principals::all, identity.realms()),
                        keys.of(Purpose.TOKENS)::keys,
                        issues);

        // Where it answers.
        var url = new OwnUrl(settings.url());
        var mounts = new ArrayList<Mount>();
        mounts.add(new Health(settings.domain(), audit).mount());
        mounts.addAll(new BrokerTokens(broker, audit).mounts());
        mounts.addAll(new BrokerDocuments(broker, url, keys.reads()).mounts());
        var trial = trial(settings, principals, keys, audit, opened, clock);
        settings.administrator()
                .map(OneAdministrator::new)
                .map(Passwords::new)
                .map(Door::forAdministrators)
                .ifPresent(door -> {
                    mounts.addAll(administered(principals).mounts(door));
                    mounts.add(new AdminServerTrial(trial).mount(door));
                    mounts.addAll(new AdminKeys(keys.inventory(), keys.rings()).mounts(door));
                    mounts.add(new MetricsPage(metrics).mount(door));
                });
        settings.federation()
                .ifPresent(federation ->
                        mounts.addAll(
                                BrokerFederation.mounts(
                                        federation, settings, keys, clock, audit, opened)));
        return mounts;
    }

    private static ServerTrial trial(
            BrokerSettings settings,
            NamedObjects<ServicePrincipal> principals,
            BrokerKeyRings keys,
            Audit audit,
            Closing opened,
            InstantSource clock) {
        var own =
                new BrokerSteps(
                        principals::all,
                        settings.federation().map(it -> BrokerFederation.dns(it.dns())),
                        settings.domain(),
                        clock);
        return new ServerTrial(
                new ServerTrial.Who(settings.domain(), settings.url()),
                settings.state(),
                opened.with(OutgoingCalls.by(settings.calling())),
                own::steps,
                audit::keeps,
                keys.inventory()::at,
                clock);
    }

    private static AdminObjects<ServicePrincipal> administered(
            NamedObjects<ServicePrincipal> principals) {
        return new AdminObjects<>(principals, ServicePrincipalFacts::of);
    }

    /// The applications that are registered.
    public NamedObjects<ServicePrincipal> principals() {
        return principals;
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
