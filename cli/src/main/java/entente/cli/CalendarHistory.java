package entente.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What happened to appointments of a mailbox, newest first; `capped` where there may be more than was to be told.
record CalendarHistory(List<JsonNode> entries, boolean capped) {
    private static final int PAGE = 200;

    CalendarHistory {
        entries = List.copyOf(entries);
    }

    static CalendarHistory of(AdminApi api, String address, ObjectNode question, int limit) {
        var entries = new ArrayList<JsonNode>();
        var more = true;
        while (more) {
            if (entries.size() == limit) {
                return new CalendarHistory(entries, true);
            }
            question.put("resultSize", Math.min(PAGE, limit - entries.size()));
            var page = api.send("POST", AdminApi.mailbox(address, "calendar", "log"), question);
            page.path("entries").valueStream().forEach(entries::add);
            more = page.has("next");
            question.put("before", page.path("next").asString(""));
        }
        return new CalendarHistory(entries, false);
    }

    String document() {
        var document = Json.object();
        var all = document.putArray("entries");
        entries.forEach(all::add);
        document.put("found", entries.size());
        document.put("capped", capped);
        return Json.text(document);
    }

    /// A line for each entry, and below it one for each thing that is otherwise.
    String text() {
        if (entries.isEmpty()) {
            return "Nothing that happened to appointments is found.";
        }
        var lines = new StringJoiner(System.lineSeparator());
        for (var entry : entries) {
            lines.add(
                    "%s  %s  %s by %s (%s)%s"
                            .formatted(
                                    text(entry, "at"),
                                    named(entry),
                                    text(entry, "what"),
                                    text(entry, "by"),
                                    text(entry, "way"),
                                    times(entry)));
            lines(entry).forEach(line -> lines.add("    " + line));
        }
        if (capped) {
            lines.add("There may be more; give a larger --limit.");
        }
        return lines.toString();
    }

    private static String named(JsonNode entry) {
        return entry.has("itemClass")
                ? "\"%s\"".formatted(text(entry, "subject"))
                : "(gone for good, and nobody knows what it said)";
    }

    private static String times(JsonNode entry) {
        return entry.has("last")
                ? ", %d times until %s"
                        .formatted(entry.path("changes").asInt(), text(entry, "last"))
                : "";
    }

    private static List<String> lines(JsonNode entry) {
        if (entry.has("reasonCode")) {
            return List.of("There was no room to keep what it said before.");
        }
        if (!entry.has("changes")) {
            return List.of(
                    "from %s%s"
                            .formatted(
                                    text(entry, "from"),
                                    entry.has("to")
                                            ? " to " + text(entry, "to")
                                            : "; gone for good"));
        }
        if (!entry.has("differences")) {
            return List.of(
                    entry.has("gap")
                            ? "What it said afterwards is not known: of the next change there is no copy."
                            : "It went for good since: what it said afterwards is not known.");
        }
        var lines =
                entry.path("differences").valueStream().map(CalendarHistory::difference).toList();
        return lines.isEmpty()
                ? List.of("Afterwards it says the same of all that is compared here.")
                : lines;
    }

    private static String difference(JsonNode one) {
        var what =
                one.has("occurrence")
                        ? "%s of the occurrence of %s"
                                .formatted(text(one, "what"), text(one, "occurrence"))
                        : text(one, "what");
        if (!one.has("before") && !one.has("after")) {
            return what + ": another";
        }
        return "%s: %s -> %s".formatted(what, said(one, "before"), said(one, "after"));
    }

    private static String said(JsonNode one, String name) {
        return Json.text(one, name).orElse("(none)");
    }

    private static String text(JsonNode entry, String name) {
        return Json.text(entry, name).orElse("");
    }
}
