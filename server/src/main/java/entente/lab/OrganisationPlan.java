package entente.lab;

import entente.audit.AuditTerms;
import entente.availability.Limits;
import entente.question.Domain;
import entente.routes.Connector;
import entente.routes.Host;
import entente.routes.TokenProfile;
import entente.server.AdministratorSettings;
import entente.server.CallingSettings;
import entente.server.ListenSettings;
import entente.server.OrganisationSettings;
import entente.server.SigningSettings;
import entente.tokens.AuthServer;
import entente.tokens.OwnIdentity;
import entente.tokens.PartnerApplication;
import entente.tokens.PartnerApplication.Profile;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How one of the lab's organisations is set up. The two Contosos have a connector to each other and trust the broker; the
/// others stand alone.
record OrganisationPlan(
        World.Organisation organisation, Path state, Addresses addresses, KeyFolder keys) {
    // Five servers in one process that has just begun are slower than they will ever be again.
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(20);
    private static final Duration DISCOVERY_PATIENCE = Duration.ofSeconds(10);

    private static final String AUTH_SERVER = "lab broker";
    private static final Duration ACTOR_LIFETIME = Duration.ofHours(1);
    private static final Set<String> OPERATIONS = Set.of("freebusy");

    OrganisationSettings settings() {
        var domain = organisation.domain();
        var partner = partnerOf(domain);
        return new OrganisationSettings(
                organisation.name(),
                domain,
                Set.of(domain),
                addresses.mail(domain),
                state,
                new ListenSettings("127.0.0.1", addresses.port(domain), keys.tls(domain)),
                Optional.of(
                        new AdministratorSettings(
                                organisation.administrator(), administratorPassword())),
                new OwnIdentity(Applications.of(domain), domain.name(), hosts(domain)),
                SigningSettings.of(keys.signing(domain)),
                calling(),
                partner.isPresent() ? List.of(authServer()) : List.of(),
                partner.map(other -> List.of(server(other), client())).orElse(List.of()),
                partner.map(other -> List.of(connector(other))).orElse(List.of()),
                Limits.DEFAULT,
                AuditTerms.USUAL);
    }

    /// The file whose first line is the administrator's password in this run.
    Path administratorPassword() {
        return state.resolve("administrator.password");
    }

    /// The names a party's server answers to, those for this machine included.
    static Set<Domain> hosts(Domain party) {
        var hosts = HostsFile.names(party).stream().map(Domain::of).collect(Collectors.toSet());
        hosts.add(Domain.of("localhost"));
        hosts.add(Domain.of("127.0.0.1"));
        return hosts;
    }

    private static Optional<Domain> partnerOf(Domain domain) {
        if (domain.equals(World.CONTOSO)) {
            return Optional.of(World.CLOUD);
        }
        return domain.equals(World.CLOUD) ? Optional.of(World.CONTOSO) : Optional.empty();
    }

    private static String nameOf(Domain domain) {
        return World.ORGANISATIONS.stream()
                .filter(one -> one.domain().equals(domain))
                .map(World.Organisation::name)
                .findFirst()
                .orElseThrow();
    }

    private AuthServer authServer() {
        var realm = organisation.domain().name();
        var broker = addresses.broker();
        var issuers = new LinkedHashMap<String, String>();
        for (var each : List.of(World.CONTOSO.name(), World.CLOUD.name())) {
            issuers.put(each, broker + "/" + each);
        }
        return new AuthServer(
                AUTH_SERVER,
                Applications.BROKER,
                realm,
                issuers.keySet(),
                issuers,
                URI.create(broker + "/" + realm + "/metadata/json/1"),
                URI.create(broker + "/" + realm + "/tokens/OAuth/2"),
                Set.of(),
                true);
    }

    private static PartnerApplication server(Domain partner) {
        return partner(
                partner.name(),
                Applications.of(partner),
                partner,
                Set.of(partner),
                Set.of(Profile.L1));
    }

    private static PartnerApplication client() {
        return partner(
                "client for tests",
                Applications.CLIENT,
                World.CONTOSO,
                Set.of(World.CONTOSO),
                Set.of(Profile.L1, Profile.N2));
    }

    private static PartnerApplication partner(
            String name, String appId, Domain realm, Set<Domain> domains, Set<Profile> profiles) {
        return new PartnerApplication(
                name,
                appId,
                realm.name(),
                domains,
                profiles,
                Optional.empty(),
                false,
                false,
                ACTOR_LIFETIME,
                OPERATIONS,
                true);
    }

    private Connector connector(Domain partner) {
        return new Connector(
                nameOf(partner),
                Set.of(partner),
                addresses.autodiscover(partner),
                Optional.empty(),
                Applications.of(partner),
                partner.name(),
                TokenProfile.L1,
                Optional.of(AUTH_SERVER),
                Set.of(
                        new Host(Domain.of("autodiscover." + partner), Optional.empty()),
                        new Host(Domain.of("mail." + partner), Optional.empty())),
                true);
    }

    /// The lab's names resolve to this machine, for its own servers only; nobody else's resolver need know them.
    private CallingSettings calling() {
        var names = new LinkedHashMap<Domain, InetAddress>();
        for (var party : addresses.ports().keySet()) {
            for (var name : HostsFile.names(party)) {
                names.put(Domain.of(name), InetAddress.getLoopbackAddress());
            }
        }
        return new CallingSettings(
                List.of(keys.caFile()),
                Map.copyOf(names),
                new LinkedHashSet<>(names.keySet()),
                ANSWER_PATIENCE,
                DISCOVERY_PATIENCE);
    }
}
