package entente.endpoints;

import entente.item.ItemContent;
import entente.item.Known;
import entente.mailbox.CalendarDifference;
import entente.mailbox.CalendarLogEntry;
import entente.mailbox.FolderId;
import entente.mailbox.Folders;
import entente.mailbox.RemovalRecord;
import entente.problem.Code;
import entente.problem.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What administrators are told of an entry in the log of a mailbox's calendars.
final class CalendarLogJson {
    private final Folders folders;

    CalendarLogJson(Folders folders) {
        this.folders = folders;
    }

    Map<String, Object> of(CalendarLogEntry entry) {
        var json = new LinkedHashMap<String, Object>();
        json.put("at", entry.at().toString());
        json.put(
                "what",
                entry.reason() == RemovalRecord.Reason.NOT_LOGGED
                        ? "changed"
                        : entry.reason().toString());
        json.put("by", entry.by().who());
        json.put("way", entry.by().way().toString());
        json.put("item", entry.item());
        entry.uid().ifPresent(uid -> json.put("uid", uid));
        entry.said().ifPresent(content -> said(json, content));
        entry.change().ifPresent(change -> changed(json, entry, change));
        if (entry.reason() == RemovalRecord.Reason.NOT_LOGGED) {
            var why = Refusal.of(Code.CALENDAR_LOG_FULL);
            json.put("reasonCode", why.code().name());
            json.put("remedy", why.remedy());
        } else {
            entry.from().ifPresent(from -> json.put("from", path(from)));
            entry.to().ifPresent(to -> json.put("to", path(to)));
        }
        return json;
    }

    private static void said(Map<String, Object> json, ItemContent content) {
        var properties = content.properties();
        json.put("itemClass", content.itemClass());
        properties.text(Known.SUBJECT).ifPresent(subject -> json.put("subject", subject));
        properties
                .time(Known.APPOINTMENT_START)
                .map(Instant::toString)
                .ifPresent(start -> json.put("start", start));
        properties
                .time(Known.APPOINTMENT_END)
                .map(Instant::toString)
                .ifPresent(end -> json.put("end", end));
    }

    private void changed(
            Map<String, Object> json, CalendarLogEntry entry, CalendarLogEntry.Change change) {
        entry.said()
                .flatMap(folders::lastParent)
                .map(folders::path)
                .ifPresent(path -> json.put("from", path));
        json.put("changes", change.changes());
        if (change.changes() > 1) {
            json.put("last", change.last().toString());
        }
        if (change.gap()) {
            json.put("gap", true);
        }
        change.differences()
                .ifPresent(all ->
                        json.put(
                                "differences",
                                all.stream().map(CalendarLogJson::difference).toList()));
    }

    private static Map<String, Object> difference(CalendarDifference one) {
        var json = new LinkedHashMap<String, Object>();
        json.put("what", one.what().toString());
        one.occurrence().map(Instant::toString).ifPresent(of -> json.put("occurrence", of));
        one.before().ifPresent(text -> json.put("before", text));
        one.after().ifPresent(text -> json.put("after", text));
        return json;
    }

    /// A folder that is gone is told by its id.
    private String path(FolderId id) {
        return folders.path(id).orElseGet(id::entryId);
    }
}
