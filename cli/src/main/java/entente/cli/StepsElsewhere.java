package entente.cli;

import java.util.ArrayList;
import java.util.List;

/// What other organisations' servers did under one trace id.
record StepsElsewhere(Terminal terminal) {
    /// One that cannot say leaves its half blank.
    List<ReportedStep> under(String traceId, List<AdminServer> neighbours) {
        var steps = new ArrayList<ReportedStep>();
        for (var neighbour : neighbours) {
            try (var api = new AdminApi(neighbour)) {
                var trace = api.get("/entente/admin/traces/" + traceId);
                steps.addAll(ReportedStep.all(trace.path("steps")));
            } catch (CommandFailed silent) {
                if (silent.exit() != ExitCode.FINDING) {
                    terminal.remark(
                            "%s did not tell its steps: %s"
                                    .formatted(neighbour.label(), silent.sentence()));
                }
            }
        }
        return steps;
    }
}
