package entente.cli;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// A trial as people read it: its steps, the verdict, and the reasons and remedies of what failed.
final class TrialText {
    private TrialText() {}

    static String of(JsonNode report) {
        var table = new Table("step", "", "detail");
        report.path("steps")
                .valueStream()
                .forEach(step ->
                        table.row(
                                Json.text(step, "step").orElse(""),
                                result(step),
                                Json.text(step, "detail").orElse("")));
        var text = new StringBuilder(table.toString()).append(System.lineSeparator());
        text.append(report.path("passed").asBoolean() ? "passed" : "FAILED");
        report.path("steps")
                .valueStream()
                .forEach(step ->
                        Json.text(step, "reasonCode")
                                .ifPresent(code ->
                                        text.append(System.lineSeparator())
                                                .append(code)
                                                .append(": ")
                                                .append(Json.text(step, "remedy").orElse(""))));
        return text.toString();
    }

    /// What went wrong stands out.
    private static String result(JsonNode step) {
        var result = Json.text(step, "result").orElse("");
        return result.equals("failed") ? result.toUpperCase(Locale.ROOT) : result;
    }
}
