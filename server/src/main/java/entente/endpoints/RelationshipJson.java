package entente.endpoints;

import entente.routes.OrganisationRelationship;
import entente.routes.RelationshipForm;
import entente.routes.RelationshipSetting;
import entente.routes.RelationshipStore;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A relationship as administrators see it.
final class RelationshipJson {
    /// What a change may say.
    static final Set<String> MEMBERS =
            Arrays.stream(RelationshipSetting.values())
                    .map(RelationshipSetting::member)
                    .collect(Collectors.toUnmodifiableSet());

    private RelationshipJson() {}

    static Map<String, Object> of(OrganisationRelationship relationship) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", relationship.name());
        json.putAll(RelationshipForm.of(relationship).json());
        return json;
    }

    static Map<String, Object> of(RelationshipStore.Outcome.Done done) {
        var json = of(done.relationship());
        json.put("warnings", done.warnings());
        return json;
    }
}
