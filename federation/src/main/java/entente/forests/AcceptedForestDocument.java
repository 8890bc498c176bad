package entente.forests;

import entente.forests.AcceptedForestReader.Outcome;
import entente.mailbox.PasswordHash;
import entente.question.Domain;
import entente.settings.Kind;
import entente.settings.UnreadableSetting;
import java.util.LinkedHashMap;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An accepted forest in the settings file: a JSON object of its name, its settings, and the hash of its password.
final class AcceptedForestDocument implements Kind<AcceptedForest> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String FOREST = "forestName";
    private static final String HASH = "passwordHash";
    private static final Set<String> MORE = Set.of(FOREST, HASH);

    @Override
    public String name() {
        return "accepted-forest";
    }

    @Override
    public byte[] write(AcceptedForest forest) {
        var json = new LinkedHashMap<String, Object>();
        json.put(FOREST, forest.forest().name());
        json.putAll(AcceptedForestJson.settings(forest));
        forest.account().ifPresent(account -> json.put(HASH, account.password().text()));
        return MAPPER.writeValueAsBytes(json);
    }

    @Override
    public AcceptedForest read(byte[] document) throws UnreadableSetting {
        try {
            var json = MAPPER.readTree(document);
            requireKnown(json);
            var forest =
                    Domain.parse(json.path(FOREST).asString(""))
                            .orElseThrow(() -> new UnreadableSetting("it names no forest"));
            var read =
                    AcceptedForestReader.read(
                            forest,
                            json,
                            (_, _) -> PasswordHash.parse(json.path(HASH).asString("")));
            return switch (read) {
                case Outcome.Read(var accepted) -> accepted;
                case Outcome.Faulty(var faults) ->
                        throw new UnreadableSetting(String.join("; ", faults));
            };
        } catch (JacksonException broken) {
            throw new UnreadableSetting("it is no JSON");
        }
    }

    /// To leave out what a later version wrote would be to lose it with the next change.
    private static void requireKnown(JsonNode json) throws UnreadableSetting {
        for (var member : json.propertyNames()) {
            if (!MORE.contains(member) && !AcceptedForestJson.MEMBERS.contains(member)) {
                throw new UnreadableSetting("it has a setting of a later version");
            }
        }
    }
}
