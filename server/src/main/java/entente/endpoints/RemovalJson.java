package entente.endpoints;

import entente.mailbox.Folders;
import entente.mailbox.RemovalRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/// A line of the record of what was taken away and came back. Folders are told by their ids, and by their paths as they are now where they are still there.
final class RemovalJson {
    private final Folders folders;

    RemovalJson(Folders folders) {
        this.folders = folders;
    }

    Map<String, Object> of(RemovalRecord line) {
        var json = new LinkedHashMap<String, Object>();
        json.put("at", line.at().toString());
        json.put("item", line.item());
        json.put("by", line.by().who());
        json.put("way", line.by().way().toString());
        json.put("reason", line.reason().toString());
        json.put("from", line.from().entryId());
        folders.path(line.from()).ifPresent(path -> json.put("fromPath", path));
        line.to().ifPresent(folder -> json.put("to", folder.entryId()));
        line.to().flatMap(folders::path).ifPresent(path -> json.put("toPath", path));
        return json;
    }
}
