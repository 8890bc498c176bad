package entente.lab;

import entente.audit.AuditTerms;
import entente.question.Address;
import entente.question.Domain;
import entente.registry.Terms;
import entente.server.AdministratorSettings;
import entente.server.BrokerFederationSettings;
import entente.server.BrokerSettings;
import entente.server.KeyFiles;
import entente.server.ListenSettings;
import entente.server.SigningSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How the lab's broker is set up. It registers organisations that want a federation trust, and finds the proofs of their domains in the file
/// `zones`; whom it knows over OAuth comes after ([Registrations]).
record BrokerPlan(Path state, Addresses addresses, KeyFolder keys, Path zones) {
    static final Address ADMINISTRATOR = Address.of("admin@" + World.BROKER);

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
                Optional.of(new AdministratorSettings(ADMINISTRATOR, administratorPassword())),
                Optional.of(federation()),
                AuditTerms.USUAL,
                OrganisationPlan.calling(addresses, keys));
    }

    /// The file whose first line is the administrator's password in this run.
    Path administratorPassword() {
        return state.resolve("administrator.password");
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
}
