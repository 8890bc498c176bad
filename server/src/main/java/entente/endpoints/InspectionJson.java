package entente.endpoints;

import entente.inspection.Circumstances;
import entente.inspection.Inspection;
import entente.inspection.Inspection.Moment;
import entente.inspection.Inspection.Part;
import entente.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was found of a token, as administrators see it. The cause of a refusal is shown too, as in our log.
final class InspectionJson {
    private InspectionJson() {}

    static Map<String, Object> of(Inspection inspection, Circumstances as) {
        var verdict = inspection.verdict();
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", inspection.kind());
        json.put("at", as.at().toString());
        json.put("host", as.host());
        json.put("accepted", verdict.refusal().isEmpty());
        verdict.caller().ifPresent(caller -> json.put("caller", caller));
        verdict.refusal().ifPresent(why -> json.put("refusal", refusal(why)));
        json.put("checks", verdict.checks());
        json.put("notLookedAt", inspection.notLookedAt());
        json.put("notes", inspection.notes());
        json.put("parts", inspection.parts().stream().map(InspectionJson::part).toList());
        return json;
    }

    private static Map<String, Object> refusal(Refusal why) {
        var json = new LinkedHashMap<String, Object>();
        json.put("reasonCode", why.code().name());
        json.put("sentence", why.sentence());
        why.cause().ifPresent(cause -> json.put("cause", cause));
        json.put("remedy", why.remedy());
        return json;
    }

    private static Map<String, Object> part(Part part) {
        var json = new LinkedHashMap<String, Object>();
        json.put("part", part.name());
        json.put("header", part.header());
        json.put("says", part.says());
        json.put("times", part.times().stream().map(InspectionJson::moment).toList());
        json.put("signature", part.signature());
        return json;
    }

    private static Map<String, Object> moment(Moment moment) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", moment.name());
        json.put("time", moment.time().toString());
        json.put("words", moment.words());
        return json;
    }
}
