package entente.endpoints;

import entente.mailbox.Directory;
import entente.question.Domain;
import entente.trusts.FederationTrust;
import entente.wire.autodiscover.AutodiscoverResponse;
import entente.wire.autodiscover.ErrorCode;
import entente.wire.autodiscover.FederationInformation;
import entente.wire.autodiscover.FederationInformation.TokenIssuer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What anybody may know of how a domain of ours federates: our name at the broker, the broker, and of our domains the one asked about.
///
/// All our domains are told only where the administrator wants it; whoever knows one of a company's domains should not learn the others.
public final class FederationAnswer {
    private final Supplier<Optional<FederationTrust>> trust;
    private final Directory directory;
    private final boolean discloseAllDomains;

    public FederationAnswer(
            Supplier<Optional<FederationTrust>> trust,
            Directory directory,
            boolean discloseAllDomains) {
        this.trust = trust;
        this.directory = directory;
        this.discloseAllDomains = discloseAllDomains;
    }

    AutodiscoverResponse to(FederationInformation.Request ask) {
        var domain = Domain.parse(ask.domain());
        var federated =
                trust.get()
                        .filter(FederationTrust::enabled)
                        .filter(each -> domain.filter(each.domains()::contains).isPresent());
        if (federated.isPresent()) {
            return told(federated.get(), domain.orElseThrow());
        }
        return domain.filter(directory.acceptedDomains()::contains).isPresent()
                ? failed(ErrorCode.NOT_FEDERATED, "There is no federation trust for this domain.")
                : failed(ErrorCode.INVALID_DOMAIN, "This domain is not served here.");
    }

    private AutodiscoverResponse told(FederationTrust trust, Domain domain) {
        var told =
                discloseAllDomains
                        ? trust.domains().stream().map(Domain::name).sorted().toList()
                        : List.of(domain.name());
        var issuer = trust.issuer();
        return new FederationInformation.Response(
                trust.applicationUri(),
                told,
                List.of(new TokenIssuer(issuer.endpoint().toString(), issuer.uri())));
    }

    private static AutodiscoverResponse failed(ErrorCode code, String message) {
        return new AutodiscoverResponse.Failed("GetFederationInformation", code, message);
    }
}
