package entente.tokens;

import entente.objects.NamedObjects;
import entente.question.Domain;
import entente.routes.Connector;
import entente.routes.ConnectorKind;
import entente.settings.SettingsFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Whom an organisation knows over OAuth: the brokers it trusts, the applications that may call it, and whom it calls. They refer to one
/// another, and change while the server runs.
public final class OAuthObjects {
    private final OwnIdentity own;
    private final NamedObjects<AuthServer> authServers;
    private final NamedObjects<PartnerApplication> partners;
    private final NamedObjects<Connector> connectors;

    public OAuthObjects(SettingsFile file, Supplier<Set<Domain>> acceptedDomains, OwnIdentity own) {
        this.own = own;
        this.authServers =
                new NamedObjects<>(
                        new AuthServerKind(), file, new AuthServerRules(this::allConnectors));
        this.partners =
                new NamedObjects<>(
                        new PartnerKind(),
                        file,
                        new PartnerRules(own, acceptedDomains, authServers::all));
        this.connectors =
                new NamedObjects<>(
                        new ConnectorKind(),
                        file,
                        new ConnectorRules(own, acceptedDomains, authServers::named));
    }

    public NamedObjects<AuthServer> authServers() {
        return authServers;
    }

    public NamedObjects<PartnerApplication> partners() {
        return partners;
    }

    public NamedObjects<Connector> connectors() {
        return connectors;
    }

    /// Whom we believe, as it is now.
    public TrustSettings trust() {
        return new TrustSettings(own, authServers.all(), partners.all());
    }

    public Optional<AuthServer> authServerOf(Connector connector) {
        return connector.authServer().flatMap(authServers::named);
    }

    private List<Connector> allConnectors() {
        return connectors.all();
    }
}
