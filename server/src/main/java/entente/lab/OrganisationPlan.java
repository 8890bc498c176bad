package entente.lab;

import entente.audit.AuditTerms;
import entente.availability.Limits;
import entente.mailtips.TipTerms;
import entente.question.Domain;
import entente.server.AdministratorSettings;
import entente.server.CallingSettings;
import entente.server.ListenSettings;
import entente.server.MailSettings;
import entente.server.NtlmSettings;
import entente.server.OrganisationSettings;
import entente.server.SigningSettings;
import entente.server.StoreSettings;
import entente.tokens.OwnIdentity;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How one of the lab's organisations is set up: who it is. Whom it knows comes after ([Acquaintance], [Federation]).
record OrganisationPlan(
        World.Organisation organisation, Path state, Addresses addresses, KeyFolder keys) {
    // Five servers in one process that has just begun are slower than they will ever be again.
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(20);
    private static final Duration DISCOVERY_PATIENCE = Duration.ofSeconds(10);

    OrganisationSettings settings() {
        var domain = organisation.domain();
        return new OrganisationSettings(
                organisation.name(),
                domain,
                Set.of(domain),
                addresses.mail(domain),
                state,
                StoreSettings.FILE,
                new ListenSettings("127.0.0.1", addresses.port(domain), keys.tls(domain)),
                Optional.of(
                        new AdministratorSettings(
                                organisation.administrator(), administratorPassword())),
                new OwnIdentity(Applications.of(domain), domain.name(), hosts(domain)),
                List.of(),
                List.of(),
                Set.of(organisation.administrator()),
                Set.of(organisation.administrator()),
                true,
                SigningSettings.of(keys.signing(domain)),
                calling(addresses, keys),
                Limits.DEFAULT,
                TipTerms.USUAL,
                AuditTerms.USUAL,
                MailSettings.NONE,
                NtlmSettings.OFF);
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

    /// The lab's names resolve to this machine, for its own servers only; nobody else's resolver need know them.
    static CallingSettings calling(Addresses addresses, KeyFolder keys) {
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
