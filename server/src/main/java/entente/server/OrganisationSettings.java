package entente.server;

import entente.audit.AuditTerms;
import entente.availability.Limits;
import entente.question.Domain;
import entente.routes.Connector;
import entente.tokens.AuthServer;
import entente.tokens.OwnIdentity;
import entente.tokens.PartnerApplication;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One organisation's server.
///
/// `domain` names it in traces, `url` is where it is reached from outside (scheme, host and port), `state` the folder
/// that holds its store. `limits` bound what one request may ask for.
public record OrganisationSettings(
        String name,
        Domain domain,
        Set<Domain> acceptedDomains,
        URI url,
        Path state,
        ListenSettings listen,
        Optional<AdministratorSettings> administrator,
        OwnIdentity identity,
        SigningSettings signing,
        CallingSettings calling,
        List<AuthServer> authServers,
        List<PartnerApplication> partners,
        List<Connector> connectors,
        Limits limits,
        AuditTerms audit) {
    public OrganisationSettings {
        acceptedDomains = Set.copyOf(acceptedDomains);
        authServers = List.copyOf(authServers);
        partners = List.copyOf(partners);
        connectors = List.copyOf(connectors);
    }
}
