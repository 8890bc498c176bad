package entente.acceptance;

import entente.testkit.LabClient;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A lookup as an administrator asks for it: each answer with its route, what it shows or why not, and how it came about.
///
/// They ask about the Monday of the lab's own week, that of 2026-03-02.
final class AdminLookup {
    private AdminLookup() {}

    /// The answers as `from` gets them from its own server, in the order asked.
    static List<JsonNode> answers(LabClient lab, String from, String... to) {
        return whole(lab, from, to).path("answers").valueStream().toList();
    }

    /// The same with the id under which both sides keep their steps.
    static JsonNode whole(LabClient lab, String from, String... to) {
        var ask =
                """
                {"from": "%s", "to": ["%s"], "start": "2026-03-02T00:00:00Z", "end": "2026-03-03T00:00:00Z"}
                """
                        .formatted(from, String.join("\", \"", to));
        var domain = from.substring(from.indexOf('@') + 1);
        return lab.administer(domain, "POST", "/entente/admin/lookup", ask);
    }

    /// A member of each answer, by its name.
    static List<String> each(String member, List<JsonNode> answers) {
        return answers.stream().map(answer -> text(member, answer)).toList();
    }

    static String text(String member, JsonNode answer) {
        return answer.path(member).asString("");
    }

    /// What its steps say, as `step: detail`.
    static Stream<String> steps(JsonNode answer) {
        return answer.path("steps")
                .valueStream()
                .map(step -> text("step", step) + ": " + text("detail", step));
    }
}
