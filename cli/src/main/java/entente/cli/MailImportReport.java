package entente.cli;

import entente.problem.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What came of importing mail: how many messages of each folder, which were left out and why, and why it stopped, if it did. Of those left out the first thousand are told, all are counted.
final class MailImportReport {
    private static final int MOST_TOLD = 1000;

    private final Map<String, int[]> folders = new LinkedHashMap<>();
    private final List<ObjectNode> skipped = new ArrayList<>();
    private Optional<String> stopped = Optional.empty();

    /// What can come of a message.
    enum State {
        IMPORTED,
        THERE,
        SKIPPED
    }

    void count(List<String> folder, State state) {
        folders.computeIfAbsent(String.join("/", folder), _ -> new int[State.values().length])[
                state.ordinal()]++;
    }

    void skip(List<String> folder, Path file, long position, Refusal why) {
        skip(folder, file, position, why.code().name(), why.sentence(), why.remedy());
    }

    void skip(
            List<String> folder,
            Path file,
            long position,
            String code,
            String sentence,
            String remedy) {
        count(folder, State.SKIPPED);
        if (skipped.size() < MOST_TOLD) {
            skipped.add(
                    Json.object()
                            .put("file", file.toString())
                            .put("position", position)
                            .put("reasonCode", code)
                            .put("sentence", sentence)
                            .put("remedy", remedy));
        }
    }

    void stop(String why) {
        stopped = Optional.of(why);
    }

    boolean isGood() {
        return stopped.isEmpty() && sum(State.SKIPPED) == 0;
    }

    private int sum(State state) {
        return folders.values().stream().mapToInt(counts -> counts[state.ordinal()]).sum();
    }

    ObjectNode json() {
        var json = Json.object();
        put(json, sum(State.IMPORTED), sum(State.THERE), sum(State.SKIPPED));
        var each = json.putObject("folders");
        folders.forEach(
                (name, counts) -> put(each.putObject(name), counts[0], counts[1], counts[2]));
        skipped.forEach(json.putArray("skipped")::add);
        stopped.ifPresent(why -> json.put("stopped", why));
        return json;
    }

    private static void put(ObjectNode json, int imported, int there, int skipped) {
        json.put("imported", imported).put("alreadyThere", there).put("skippedCount", skipped);
    }

    void tell(Terminal terminal, boolean dryRun) {
        var table =
                new Table("folder", dryRun ? "messages" : "imported", "already there", "skipped");
        folders.forEach((name, counts) ->
                table.row(
                        name,
                        Integer.toString(counts[0]),
                        Integer.toString(counts[1]),
                        Integer.toString(counts[2])));
        if (!table.isEmpty()) {
            table.lines().forEach(terminal::say);
        }
        var why = new Table("file", "at byte", "why it was skipped");
        skipped.forEach(one ->
                why.row(
                        one.path("file").asString(),
                        one.path("position").asString(),
                        one.path("reasonCode").asString()
                                + ": "
                                + one.path("sentence").asString()));
        if (!why.isEmpty()) {
            why.lines().forEach(terminal::say);
        }
        terminal.say(
                "%d %s, %d already there, %d skipped."
                        .formatted(
                                sum(State.IMPORTED),
                                dryRun ? "would be looked at" : "imported",
                                sum(State.THERE),
                                sum(State.SKIPPED)));
        stopped.ifPresent(reason ->
                terminal.say(
                        "Stopped: %s What was imported stays; the same command goes on from there."
                                .formatted(reason)));
    }
}
