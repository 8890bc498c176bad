package entente.server;

import static entente.server.TestClient.basic;
import static entente.server.TwoOrganisations.PASSWORD;
import static entente.server.TwoOrganisations.at;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an administrator asks of the two organisations: lookups of mary's, and how they came about.
record Lookups(TwoOrganisations parties, TestClient client) {
    /// On the morning of 2 March 2026.
    JsonNode lookUp(String... whom) {
        var ask =
                """
                {"from": "mary@contoso.test", "to": ["%s"],
                 "start": "2026-03-02T08:00:00Z", "end": "2026-03-02T12:00:00Z"}
                """
                        .formatted(String.join("\", \"", whom));
        var response =
                client.post(
                        at(parties.contosoPort, "/entente/admin/lookup"),
                        ask,
                        "Authorization",
                        basic("admin@contoso.test", PASSWORD));
        return JsonMapper.shared().readTree(response.body());
    }

    /// The first answer of a lookup.
    JsonNode answerFor(String whom) {
        return lookUp(whom).path("answers").path(0);
    }

    /// The cloud's half of a trace.
    JsonNode traceAtCloud(String id) {
        var response =
                client.get(
                        at(parties.cloudPort, "/entente/admin/traces/" + id),
                        "Authorization",
                        basic("admin@contoso.cloud.test", PASSWORD));
        return JsonMapper.shared().readTree(response.body());
    }

    /// What the steps of this name say.
    static List<String> details(JsonNode steps, String name) {
        return steps.valueStream()
                .filter(step -> step.path("step").asString().equals(name))
                .map(step -> step.path("detail").asString())
                .toList();
    }
}
