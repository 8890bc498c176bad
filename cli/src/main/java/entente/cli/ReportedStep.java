package entente.cli;

import entente.lookup.LookupReport;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One step of a trace, as a server tells it: `step` is the stable word, `where` the organisation, `detail` the sentence.
record ReportedStep(
        String step, String where, long millis, String detail, Optional<String> mailbox) {
    static List<ReportedStep> all(JsonNode steps) {
        return steps.valueStream()
                .map(one ->
                        new ReportedStep(
                                Json.text(one, "step").orElse("?"),
                                Json.text(one, "where").orElse("?"),
                                one.path("millis").asLong(0),
                                Json.text(one, "detail").orElse(""),
                                Json.text(one, "mailbox")))
                .toList();
    }

    static ReportedStep of(LookupReport.Line line) {
        return new ReportedStep(
                line.step(), line.where(), line.millis(), line.detail(), Optional.empty());
    }

    ObjectNode json() {
        var node = Json.object();
        node.put("step", step);
        node.put("where", where);
        node.put("millis", millis);
        node.put("detail", detail);
        return node;
    }
}
