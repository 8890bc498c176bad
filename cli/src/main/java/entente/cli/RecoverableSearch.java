package entente.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The deleted items of a mailbox that are meant, place after place and newest first; `capped` where there may be more than were to be told.
record RecoverableSearch(List<JsonNode> items, boolean capped) {
    private static final int PAGE = 200;

    RecoverableSearch {
        items = List.copyOf(items);
    }

    static RecoverableSearch of(
            AdminApi api, String address, List<ObjectNode> questions, int limit) {
        var items = new ArrayList<JsonNode>();
        for (var question : questions) {
            var more = true;
            while (more) {
                if (items.size() == limit) {
                    return new RecoverableSearch(items, true);
                }
                question.put("resultSize", Math.min(PAGE, limit - items.size()));
                var page =
                        api.send(
                                "POST", AdminApi.mailbox(address, "recoverable", "find"), question);
                page.path("items").valueStream().forEach(items::add);
                more = page.has("next");
                question.put("before", page.path("next").asString(""));
            }
        }
        return new RecoverableSearch(items, false);
    }
}
