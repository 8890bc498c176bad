package entente.snapshot;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an object has that no other of its kind may have too, each as a sentence has it. The server's own rules say the same, and decide.
final class Claims {
    private Claims() {}

    /// Only of those that are enabled.
    static Stream<String> ofEnabled(ObjectNode settings, String domains) {
        return settings.path("enabled").asBoolean(true) ? texts(settings, domains) : Stream.empty();
    }

    /// The tokens of one issuer are one auth server's.
    static Stream<String> ofAuthServer(ObjectNode settings) {
        var appId = settings.path("appId").asString("");
        return Stream.concat(
                texts(settings, "realms").map(realm -> appId + "@" + realm),
                settings.path("issuerUrls").valueStream().map(JsonNode::asString));
    }

    static Stream<String> ofApplication(ObjectNode settings) {
        return Stream.of(
                settings.path("appId").asString("") + "@" + settings.path("realm").asString(""));
    }

    static Stream<String> ofRemoteDomain(ObjectNode settings) {
        return Stream.of(settings.path("domainName").asString(""));
    }

    static Stream<String> ofForest(ObjectNode settings) {
        return Stream.of(
                        texts(settings, "domains"),
                        texts(settings, "certificates").map(pem -> "certificate " + pem),
                        Stream.of(settings.path("account").asString(""))
                                .filter(name -> !name.isEmpty()))
                .flatMap(each -> each);
    }

    private static Stream<String> texts(ObjectNode settings, String member) {
        return settings.path(member).valueStream().map(JsonNode::asString);
    }
}
