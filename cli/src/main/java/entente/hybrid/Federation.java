package entente.hybrid;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How a partner says it federates (`/entente/admin/federation-information`). `namesOurBroker` is empty where one of the two brokers is not known;
/// `settings` are those of a relationship with it.
public record Federation(
        List<String> issuers, Optional<Boolean> namesOurBroker, ObjectNode settings) {
    public Federation {
        issuers = List.copyOf(issuers);
    }

    public static Federation told(JsonNode information) {
        var ours = information.path("namesOurBroker");
        return new Federation(
                Texts.all(information.path("tokenIssuers"), "uri"),
                ours.isBoolean() ? Optional.of(ours.asBoolean()) : Optional.empty(),
                information.path("settings") instanceof ObjectNode settings
                        ? settings
                        : JsonMapper.shared().createObjectNode());
    }
}
