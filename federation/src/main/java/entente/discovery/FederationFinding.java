package entente.discovery;

import entente.question.Domain;
import entente.routes.RelationshipForm;
import entente.routes.RelationshipSetting;
import entente.wire.autodiscover.FederationInformation.TokenIssuer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a partner told of its federation, and how much of it is believed.
///
/// `endpoint` answered. `domains` are those the partner speaks for; `doubted` others it named, each with the reason. `issuers` are the
/// brokers it takes tokens from; empty where it did not say.
public record FederationFinding(
        Domain asked,
        URI endpoint,
        String applicationUri,
        Set<Domain> domains,
        Map<Domain, String> doubted,
        List<TokenIssuer> issuers,
        List<Attempt> attempts) {
    private static final String SECURED = "/WSSecurity";

    public FederationFinding {
        domains = Set.copyOf(domains);
        doubted = Map.copyOf(doubted);
        issuers = List.copyOf(issuers);
        attempts = List.copyOf(attempts);
    }

    /// Whether the partner takes tokens of this broker, as far as it said.
    public boolean names(String brokerUri) {
        return issuers.stream().anyMatch(issuer -> issuer.uri().equals(brokerUri));
    }

    /// The settings of a relationship with the partner. Names below the domain that was asked are the partner's to give: its servers may
    /// have any of the usual ones.
    public RelationshipForm settings() {
        return RelationshipForm.EMPTY
                .with(
                        RelationshipSetting.DOMAINS,
                        domains.stream().map(Domain::name).sorted().toList())
                .with(RelationshipSetting.TARGET_APPLICATION_URI, List.of(applicationUri))
                .with(RelationshipSetting.TARGET_AUTODISCOVER, List.of(endpoint + SECURED))
                .with(
                        RelationshipSetting.HOSTS,
                        Stream.of("", "autodiscover.", "mail.")
                                .map(prefix -> prefix + asked)
                                .filter(name -> Domain.parse(name).isPresent())
                                .toList());
    }
}
