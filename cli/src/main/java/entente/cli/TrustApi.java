package entente.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The federation trust of one organisation, as its server tells and changes it.
record TrustApi(AdminApi api) {
    private static final String PATH = "/entente/admin/trust";

    JsonNode get() {
        return api.get(PATH);
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
