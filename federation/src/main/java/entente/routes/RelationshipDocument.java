package entente.routes;

import entente.routes.RelationshipForm.Faulty;
import entente.settings.Kind;
import entente.settings.UnreadableSetting;
import java.util.LinkedHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A relationship in the settings file: a JSON object of its name and its settings.
final class RelationshipDocument implements Kind<OrganisationRelationship> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String NAME = "name";

    @Override
    public String name() {
        return "relationship";
    }

    @Override
    public byte[] write(OrganisationRelationship relationship) {
        var json = new LinkedHashMap<String, Object>();
        json.put(NAME, relationship.name());
        json.putAll(RelationshipForm.of(relationship).json());
        return MAPPER.writeValueAsBytes(json);
    }

    @Override
    public OrganisationRelationship read(byte[] document) throws UnreadableSetting {
        try {
            var json = MAPPER.readTree(document);
            requireKnown(json);
            return RelationshipReader.read(
                    json.path(NAME).asString(), RelationshipForm.EMPTY.over(json));
        } catch (JacksonException broken) {
            throw new UnreadableSetting("it is no JSON");
        } catch (Faulty faulty) {
            throw new UnreadableSetting(String.valueOf(faulty.getMessage()));
        }
    }

    /// To leave out what a later version wrote would be to lose it with the next change.
    private static void requireKnown(JsonNode json) throws UnreadableSetting {
        for (var member : json.propertyNames()) {
            if (!member.equals(NAME) && RelationshipSetting.ofMember(member).isEmpty()) {
                throw new UnreadableSetting("it has a setting of a later version");
            }
        }
    }
}
