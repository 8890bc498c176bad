package entente.server;

import entente.audit.Audit;
import entente.endpoints.FederationDocuments;
import entente.endpoints.OwnUrl;
import entente.endpoints.RegistrationApi;
import entente.endpoints.WsTrust;
import entente.gate.Mount;
import entente.keys.Purpose;
import entente.registry.AgreeingResolvers;
import entente.registry.DnsResolver;
import entente.registry.DomainSweep;
import entente.registry.RegistrationDesk;
import entente.registry.Registrations;
import entente.registry.ResolverFile;
import entente.registry.TxtRecords;
import entente.server.BrokerFederationSettings.Dns;
import entente.sts.DelegationIssuer;
import entente.sts.DelegationLog;
import entente.sts.StsIdentity;
import entente.sts.StsKeys;
import entente.sts.StsPublication;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The part of a broker that registers organisations and issues delegation tokens.
final class BrokerFederation {
    private static final Duration KEPT = Duration.ofDays(90);

    private BrokerFederation() {}

    static List<Mount> mounts(
            BrokerFederationSettings settings,
            BrokerSettings broker,
            BrokerKeyRings rings,
            InstantSource clock,
            Audit audit,
            Closing opened) {
        // Who it is, and what it signs and decrypts with.
        var identity = StsIdentity.at(settings.issuer(), broker.url(), broker.hosts());
        var signing = new FederationRing(rings.of(Purpose.DELEGATION)::keys);
        var encryption = new FederationRing(rings.of(Purpose.ENCRYPTION)::keys);
        Supplier<StsKeys> keys =
                () -> {
                    var now = clock.instant();
                    return new StsKeys(signing.at(now), encryption.at(now));
                };

        // Whom it knows, and what it did.
        var state = StateFolder.at(broker.state());
        var registrations =
                opened.with(Registrations.open(state.registrations(), settings.terms()));
        var log = opened.with(DelegationLog.open(state.delegations(), KEPT));
        var issuer = new DelegationIssuer(identity, registrations::members, keys, log);

        // How domains are proved.
        var dns = dns(settings.dns());
        var desk = new RegistrationDesk(registrations, dns);
        var sweep = opened.with(new DomainSweep(registrations, dns, clock));
        sweep.start();

        // Where it answers.
        var mounts = new ArrayList<Mount>();
        mounts.add(new WsTrust(issuer, audit).mount());
        mounts.add(
                new FederationDocuments(new StsPublication(identity, keys), rings.federationReads())
                        .mount());
        mounts.addAll(new RegistrationApi(desk, new OwnUrl(broker.url()), audit).mounts());
        return mounts;
    }

    /// What is asked about proofs of domains.
    static TxtRecords dns(Dns settings) {
        return switch (settings) {
            case Dns.File(var path) -> new ResolverFile(path);
            case Dns.Resolvers(var servers) ->
                    new AgreeingResolvers(
                            servers.stream().<TxtRecords>map(DnsResolver::new).toList());
        };
    }
}
