package entente.endpoints;

import entente.trials.Trial;
import entente.trials.TrialStep;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A trial as administrators see it: whether it passed, each step, and of the first that failed the reason and the remedy.
final class TrialJson {
    private TrialJson() {}

    static Map<String, Object> of(Trial trial) {
        var json = new LinkedHashMap<String, Object>();
        json.put("passed", trial.passed());
        trial.why()
                .ifPresent(why -> {
                    json.put("reasonCode", why.code().name());
                    json.put("sentence", why.sentence());
                    json.put("remedy", why.remedy());
                });
        json.put("steps", trial.steps().stream().map(TrialJson::of).toList());
        return json;
    }

    private static Map<String, Object> of(TrialStep step) {
        var json = new LinkedHashMap<String, Object>();
        json.put("step", step.step());
        json.put("result", step.result().name().toLowerCase(Locale.ROOT));
        json.put("detail", step.detail());
        step.why()
                .ifPresent(why -> {
                    json.put("reasonCode", why.code().name());
                    json.put("remedy", why.remedy());
                });
        return json;
    }
}
