package entente.server;

import entente.audit.AuditTerms;
import entente.question.Domain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A broker. `domain` names it in traces, `realms` are the tenants it serves, `url` is where it is reached from outside, `hosts` are
/// all names it answers to, `state` is the folder that holds its issue logs. Without `federation` it issues no delegation tokens.
public record BrokerSettings(
        Domain domain,
        String appId,
        Set<String> realms,
        URI url,
        Set<Domain> hosts,
        Path state,
        ListenSettings listen,
        SigningSettings signing,
        Duration tokenLifetime,
        List<PrincipalSettings> principals,
        Optional<BrokerFederationSettings> federation,
        AuditTerms audit) {
    public BrokerSettings {
        realms = Set.copyOf(realms);
        hosts = Set.copyOf(hosts);
        principals = List.copyOf(principals);
    }

    /// An application registered with a broker: the hosts it answers at, the certificates it signs with, the applications it
    /// may call, what its own access tokens say it may do, and whether its tokens may carry a person.
    public record PrincipalSettings(
            String appId,
            String realm,
            String name,
            Set<Domain> hosts,
            List<Path> certificates,
            Set<String> mayCall,
            Set<String> roles,
            boolean delegation,
            boolean enabled) {
        public PrincipalSettings {
            hosts = Set.copyOf(hosts);
            certificates = List.copyOf(certificates);
            mayCall = Set.copyOf(mayCall);
            roles = Set.copyOf(roles);
        }
    }
}
