package entente.hybrid;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a broker publishes of realms (`/entente/admin/broker-information`): of `realms`, ours and those of the partner's that it serves.
public record BrokerRealms(
        String url, String appId, String metadataUrl, String tokenEndpoint, List<String> realms) {
    public BrokerRealms {
        realms = List.copyOf(realms);
    }

    public static BrokerRealms told(String url, JsonNode information) {
        return new BrokerRealms(
                url,
                Texts.one(information, "appId"),
                Texts.one(information, "metadataUrl"),
                Texts.one(information, "tokenEndpoint"),
                Texts.all(information, "realms"));
    }
}
