package entente.lab;

import entente.audit.AuditTerms;
import entente.question.Domain;
import entente.registry.Terms;
import entente.server.BrokerFederationSettings;
import entente.server.BrokerSettings;
import entente.server.BrokerSettings.PrincipalSettings;
import entente.server.KeyFiles;
import entente.server.ListenSettings;
import entente.server.SigningSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How the lab's broker is set up: it knows the two Contosos, which may call each other for their people, and the application
/// registered for tests, which may call both. It registers organisations that want a federation trust, and finds the proofs of their domains
/// in the file `zones`.
record BrokerPlan(Path state, Addresses addresses, KeyFolder keys, Path zones) {
    BrokerSettings settings() {
        return new BrokerSettings(
                World.BROKER,
                Applications.BROKER,
                Set.of(World.CONTOSO.name(), World.CLOUD.name()),
                addresses.broker(),
                OrganisationPlan.hosts(World.BROKER),
                state,
                new ListenSettings(
                        "127.0.0.1", addresses.port(World.BROKER), keys.tls(World.BROKER)),
                new SigningSettings(
                        keys.signing(World.BROKER),
                        Optional.of(
                                new SigningSettings.Next(
                                        keys.nextSigning(World.BROKER), Optional.empty())),
                        Optional.of(keys.previousSigning(World.BROKER))),
                Duration.ofHours(1),
                List.of(
                        server(World.CONTOSO, World.CLOUD),
                        server(World.CLOUD, World.CONTOSO),
                        client()),
                Optional.of(federation()),
                AuditTerms.USUAL);
    }

    /// Fabrikam may send requests that are signed and not encrypted, so that both kinds can be tried.
    private BrokerFederationSettings federation() {
        return new BrokerFederationSettings(
                "urn:fedbroker:" + World.BROKER,
                new BrokerFederationSettings.Dns.File(zones),
                alone(keys.federationSigning()),
                alone(keys.federationEncryption()),
                Map.of(
                        Domain.of(Federation.applicationUri(World.FABRIKAM)),
                        new Terms(true, false, true, Terms.USUAL.actions())));
    }

    private static SigningSettings alone(KeyFiles key) {
        return new SigningSettings(key, Optional.empty(), Optional.empty());
    }

    private PrincipalSettings server(Domain organisation, Domain partner) {
        return principal(
                Applications.of(organisation),
                organisation,
                "mail." + organisation,
                OrganisationPlan.hosts(organisation),
                keys.signing(organisation),
                Set.of(Applications.of(partner)));
    }

    private PrincipalSettings client() {
        return principal(
                Applications.CLIENT,
                World.CONTOSO,
                "client for tests",
                Set.of(),
                keys.client(),
                Set.of(Applications.of(World.CONTOSO), Applications.of(World.CLOUD)));
    }

    private static PrincipalSettings principal(
            String appId,
            Domain realm,
            String name,
            Set<Domain> hosts,
            KeyFiles signing,
            Set<String> mayCall) {
        return new PrincipalSettings(
                appId,
                realm.name(),
                name,
                hosts,
                List.of(signing.certificate()),
                mayCall,
                Set.of("freebusy"),
                true,
                true);
    }
}
