package entente.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One thing that a doctor looked at, and what came of it. `what` is the kind of thing, `name` which of them.
record Examined(String what, String name, Verdict verdict, List<Step> steps) {
    Examined {
        steps = List.copyOf(steps);
    }

    /// How it is.
    enum Verdict {
        WELL,
        ILL,
        /// It was not tried; its one step says why.
        NOT_TRIED
    }

    /// What was tried: `result` is `passed`, `FAILED`, `skipped`, or nothing where only the whole has one.
    record Step(
            String step,
            String result,
            String detail,
            Optional<String> reasonCode,
            Optional<String> remedy) {
        boolean failed() {
            return result.equals("FAILED");
        }
    }

    static Examined notTried(String what, String name, String why) {
        return new Examined(
                what,
                name,
                Verdict.NOT_TRIED,
                List.of(new Step("not tried", "skipped", why, Optional.empty(), Optional.empty())));
    }

    /// What the server itself refused to try.
    static Examined refused(String what, String name, CommandFailed why) {
        return new Examined(
                what,
                name,
                Verdict.ILL,
                List.of(
                        new Step(
                                "asked",
                                "FAILED",
                                why.sentence(),
                                Optional.empty(),
                                Optional.of(why.advice()).filter(advice -> !advice.isEmpty()))));
    }

    /// What a trial of the server's told: each step with its result, or a verdict for the whole.
    static Examined of(String what, String name, JsonNode report) {
        var passed = report.path("passed").asBoolean();
        var steps =
                new ArrayList<>(report.path("steps").valueStream().map(Examined::step).toList());
        if (!passed && steps.stream().noneMatch(Step::failed)) {
            steps.add(
                    new Step(
                            "verdict",
                            "FAILED",
                            Json.text(report, "sentence").orElse(""),
                            Json.text(report, "reasonCode"),
                            Json.text(report, "remedy")));
        }
        return new Examined(what, name, passed ? Verdict.WELL : Verdict.ILL, steps);
    }

    private static Step step(JsonNode step) {
        return new Step(
                Json.text(step, "step").orElse(""),
                result(step),
                Json.text(step, "detail").orElse(""),
                Json.text(step, "reasonCode"),
                Json.text(step, "remedy"));
    }

    /// Most steps say it in a word, those of a federation trust by yes and no; those of an address space are what happened, and say nothing.
    private static String result(JsonNode step) {
        var passed = step.path("passed");
        if (passed.isBoolean()) {
            return passed.asBoolean() ? "passed" : "FAILED";
        }
        var result = Json.text(step, "result").orElse("");
        return result.equals("failed") ? result.toUpperCase(Locale.ROOT) : result;
    }

    boolean isIll() {
        return verdict == Verdict.ILL;
    }

    ObjectNode json() {
        var json = Json.object();
        json.put("what", what);
        json.put("name", name);
        json.put(
                "verdict",
                switch (verdict) {
                    case WELL -> "passed";
                    case ILL -> "failed";
                    case NOT_TRIED -> "skipped";
                });
        var list = json.putArray("steps");
        for (var step : steps) {
            var one = list.addObject();
            one.put("step", step.step());
            one.put("result", step.result().toLowerCase(Locale.ROOT));
            one.put("detail", step.detail());
            step.reasonCode().ifPresent(code -> one.put("reasonCode", code));
            step.remedy().ifPresent(remedy -> one.put("remedy", remedy));
        }
        return json;
    }
}
