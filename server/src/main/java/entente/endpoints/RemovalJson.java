package entente.endpoints;

import entente.mailbox.RemovalRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/// A line of the record of what was taken away and came back.
final class RemovalJson {
    private RemovalJson() {}

    static Map<String, Object> of(RemovalRecord line) {
        var json = new LinkedHashMap<String, Object>();
        json.put("at", line.at().toString());
        json.put("item", line.item());
        json.put("by", line.by().who());
        json.put("way", line.by().way().toString());
        json.put("reason", line.reason().toString());
        json.put("from", line.from().entryId());
        line.to().ifPresent(folder -> json.put("to", folder.entryId()));
        return json;
    }
}
