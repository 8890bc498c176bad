package entente.hybrid;

import entente.wire.jwt.Issuer;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The application that a partner says it is (`/entente/admin/application-information`).
///
/// `issuers` are those whose tokens it takes, `profiles` the shapes of token that it says it can be sent: servers other than ours name none.
/// `thumbprints` are of the keys it publishes, for comparing with its administrator.
public record Application(
        String discoveryEndpoint,
        String appId,
        String realm,
        List<String> issuers,
        Optional<String> metadataUrl,
        List<String> hosts,
        List<String> profiles,
        List<String> certificates,
        List<String> thumbprints) {
    public Application {
        issuers = List.copyOf(issuers);
        hosts = List.copyOf(hosts);
        profiles = List.copyOf(profiles);
        certificates = List.copyOf(certificates);
        thumbprints = List.copyOf(thumbprints);
    }

    public static Application told(JsonNode information) {
        var keys = information.path("keys");
        return new Application(
                Texts.one(information, "endpoint"),
                Texts.one(information, "appId"),
                Texts.one(information, "realm"),
                Texts.all(information, "trustedIssuers"),
                Texts.maybe(information, "metadataUrl"),
                Texts.all(information, "hosts"),
                Texts.all(information, "tokenProfiles"),
                Texts.all(keys, "certificate"),
                Texts.all(keys, "thumbprint"));
    }

    /// Whether it takes the tokens that a broker issues for one of the realms.
    boolean trusts(BrokerRealms broker) {
        return issuers.stream()
                .flatMap(text -> Issuer.parse(text).stream())
                .filter(issuer -> issuer.app().equals(broker.appId()))
                .anyMatch(issuer ->
                        issuer.realm().equals("*") || broker.realms().contains(issuer.realm()));
    }
}
