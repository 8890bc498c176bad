package entente.cli;

import entente.problem.Code;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The federation trust of one organisation, as its server tells and changes it.
record TrustApi(AdminApi api) {
    private static final String PATH = "/entente/admin/trust";

    JsonNode get() {
        return api.get(PATH);
    }

    /// Empty where there is none.
    Optional<JsonNode> find() {
        try {
            return Optional.of(get());
        } catch (CommandFailed refused) {
            if (refused.code().equals(Code.TRUST_NOT_MADE.name())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    JsonNode join(ObjectNode wish) {
        return api.send("PUT", PATH, wish);
    }

    JsonNode enable(boolean whether) {
        return api.send("PATCH", PATH, Json.object().put("enabled", whether));
    }

    /// Does one of the things that stand below the trust.
    JsonNode act(String what, ObjectNode with) {
        return api.send("POST", PATH + "/" + what, with);
    }
}
