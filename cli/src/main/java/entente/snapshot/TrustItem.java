package entente.snapshot;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The federation trust of an organisation, as far as an administrator decides it. Keys, and what DNS proves, are the servers' own.
/// Without an `applicationUri` it is the one that there is, or the usual one.
public record TrustItem(
        String broker, Optional<String> applicationUri, List<String> domains, boolean enabled) {
    static final String WORD = "trust";

    public TrustItem {
        domains = domains.stream().sorted().distinct().toList();
    }

    /// As the administrators' API tells it.
    public static TrustItem told(JsonNode trust) {
        return new TrustItem(
                trust.path("broker").asString(""),
                Optional.of(trust.path("applicationUri").asString("")),
                trust.path("domains")
                        .valueStream()
                        .map(domain -> domain.path("domain").asString(""))
                        .toList(),
                trust.path("enabled").asBoolean(true));
    }

    public ObjectNode settings() {
        var settings = JsonMapper.shared().createObjectNode();
        settings.put("broker", broker);
        applicationUri.ifPresent(name -> settings.put("applicationUri", name));
        domains.forEach(settings.putArray("domains")::add);
        settings.put("enabled", enabled);
        return settings;
    }
}
