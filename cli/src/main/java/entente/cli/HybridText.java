package entente.cli;

import entente.hybrid.HybridPlan;
import entente.hybrid.Task;
import entente.hybrid.Way;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A plan of the wizard's, in words and as JSON.
final class HybridText {
    private HybridText() {}

    static String of(Way way) {
        return switch (way) {
            case Way.OAuth(var profile, var broker, var why) ->
                    "Route: OAuth with tokens of shape %s%s.\nWhy: %s."
                            .formatted(
                                    profile,
                                    broker.map(it -> ", vouched for by " + it.url()).orElse(""),
                                    why);
            case Way.Delegation(var broker, var why) ->
                    "Route: DAuth with delegation tokens of %s.\nWhy: %s.".formatted(broker, why);
            case Way.None(var whys, _) ->
                    "There is no route to this partner yet.\n" + String.join("\n", whys);
        };
    }

    static String of(Task task) {
        return "Left to do: %s %s".formatted(task.party(), task.what());
    }

    static ObjectNode json(Way way) {
        var json = Json.object();
        switch (way) {
            case Way.OAuth(var profile, var broker, var why) -> {
                json.put("route", "oauth").put("profile", profile.toString());
                broker.ifPresent(it -> json.put("broker", it.url()));
                json.put("why", why);
            }
            case Way.Delegation(var broker, var why) ->
                    json.put("route", "dauth").put("broker", broker).put("why", why);
            case Way.None(var whys, var remedy) -> {
                json.put("route", "none").put("why", String.join(" ", whys));
                json.put("remedy", remedy);
            }
        }
        return json;
    }

    static ArrayNode json(List<Task> tasks) {
        var list = Json.object().putArray("tasks");
        for (var task : tasks) {
            list.addObject()
                    .put("who", task.party().name().toLowerCase(Locale.ROOT))
                    .put("what", task.what());
        }
        return list;
    }

    /// What is said where no route is possible.
    static Optional<CommandFailed> obstacle(HybridPlan plan) {
        return plan.way() instanceof Way.None(var whys, var remedy)
                ? Optional.of(
                        CommandFailed.finding(
                                "There is no route to this partner yet. " + String.join(" ", whys),
                                remedy))
                : Optional.empty();
    }
}
