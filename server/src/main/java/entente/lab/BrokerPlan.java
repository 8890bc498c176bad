package entente.lab;

import entente.question.Domain;
import entente.server.BrokerSettings;
import entente.server.BrokerSettings.PrincipalSettings;
import entente.server.KeyFiles;
import entente.server.ListenSettings;
import entente.server.SigningSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How the lab's broker is set up: it knows the two Contosos, which may call each other for their people, and the application
/// registered for tests, which may call both.
record BrokerPlan(Path state, Addresses addresses, KeyFolder keys) {
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
                Optional.empty());
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
