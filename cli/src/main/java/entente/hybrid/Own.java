package entente.hybrid;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// Who we are, as our server tells its administrators (`/entente/admin/auth-config`).
///
/// `organisation` is the domain that names the server, `hosts` the names it answers at, `certificates` what it signs with, DER in base64.
public record Own(
        String organisation,
        String name,
        List<String> domains,
        String appId,
        String realm,
        List<String> hosts,
        String discoveryEndpoint,
        String metadataUrl,
        List<String> certificates,
        List<String> thumbprints) {
    public Own {
        domains = List.copyOf(domains);
        hosts = List.copyOf(hosts);
        certificates = List.copyOf(certificates);
        thumbprints = List.copyOf(thumbprints);
    }

    public static Own told(JsonNode config) {
        return new Own(
                Texts.one(config, "organisation"),
                Texts.one(config, "name"),
                Texts.all(config, "domains"),
                Texts.one(config, "appId"),
                Texts.one(config, "realm"),
                Texts.all(config, "hosts"),
                Texts.one(config, "discoveryEndpoint"),
                Texts.one(config, "metadataUrl"),
                Texts.all(config.path("keys"), "certificate"),
                Texts.all(config.path("keys"), "thumbprint"));
    }

    /// The names that others may know us by: those of our domains, and below them.
    List<String> hostsOfOurDomains() {
        return hosts.stream()
                .filter(host ->
                        domains.stream()
                                .anyMatch(domain ->
                                        host.equals(domain) || host.endsWith("." + domain)))
                .toList();
    }
}
