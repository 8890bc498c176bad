package entente.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Asks other organisations' servers for their half of a trace.
final class OtherSides {
    private OtherSides() {}

    /// What they did under the trace id of `document`; one that cannot say leaves its half blank.
    static List<ReportedStep> steps(
            Surroundings surroundings, List<AdminServer> neighbours, JsonNode document) {
        var steps = new ArrayList<ReportedStep>();
        var traceId = Json.text(document, "traceId").orElse("unknown");
        for (var neighbour : neighbours) {
            try (var api = new AdminApi(neighbour)) {
                var trace = api.get("/entente/admin/traces/" + traceId);
                steps.addAll(ReportedStep.all(trace.path("steps")));
            } catch (CommandFailed silent) {
                if (silent.exit() != ExitCode.FINDING) {
                    surroundings
                            .terminal()
                            .remark(
                                    "%s did not tell its steps: %s"
                                            .formatted(neighbour.label(), silent.sentence()));
                }
            }
        }
        return steps;
    }
}
