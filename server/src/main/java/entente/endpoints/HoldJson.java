package entente.endpoints;

import entente.mailbox.Hold;
import entente.mailbox.InPlaceHold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What administrators are told of holds.
final class HoldJson {
    private HoldJson() {}

    static Map<String, Object> of(Hold hold) {
        var json = new LinkedHashMap<String, Object>();
        json.put("since", hold.since().toString());
        hold.days().ifPresent(days -> json.put("days", days));
        json.put("owner", hold.owner());
        hold.comment().ifPresent(comment -> json.put("comment", comment));
        return json;
    }

    /// By their names. One without a query holds everything.
    static Map<String, Object> of(List<InPlaceHold> holds) {
        var all = new LinkedHashMap<String, Object>();
        for (var hold : holds) {
            var json = of(hold);
            hold.query()
                    .ifPresent(query -> {
                        json.put("query", query.text());
                        json.put("zone", query.zone());
                    });
            all.put(hold.name(), json);
        }
        return all;
    }
}
