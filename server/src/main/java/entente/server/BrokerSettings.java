package entente.server;

import entente.audit.AuditTerms;
import entente.question.Domain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// A broker. `domain` names it in traces, `realms` are the tenants it serves, `url` is where it is reached from outside, `hosts` are
/// all names it answers to, `state` is the folder that holds its settings and issue logs. Without an administrator
/// nobody registers applications. Without `federation` it issues no delegation tokens. `calling` is how it looks whether it is reached itself.
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
        Optional<AdministratorSettings> administrator,
        Optional<BrokerFederationSettings> federation,
        AuditTerms audit,
        CallingSettings calling) {
    public BrokerSettings {
        realms = Set.copyOf(realms);
        hosts = Set.copyOf(hosts);
    }
}
