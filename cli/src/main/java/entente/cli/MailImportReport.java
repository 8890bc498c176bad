package entente.cli;

import entente.problem.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import tools.jackson.databind.node.ObjectNode;

/// What came of importing mail: how many messages of each folder, which were left out and why, and why it stopped, if it did. Of those left out the first thousand are told, all are counted.
final class MailImportReport {
    private static final int MOST_TOLD = 1000;

    private final Map<String, Map<State, Integer>> folders = new LinkedHashMap<>();
    private final List<ObjectNode> skipped = new ArrayList<>();
    private final MarkedDeleted marked;
    private int deleted;
    private Optional<String> stopped = Optional.empty();

    /// `marked` is what is done with messages that are marked as deleted.
    MailImportReport(MarkedDeleted marked) {
        this.marked = marked;
    }

    /// What can come of a message.
    enum State {
        IMPORTED,
        THERE,
        SKIPPED
    }

    void count(List<String> folder, State state) {
        folders.computeIfAbsent(String.join("/", folder), _ -> new EnumMap<>(State.class))
                .merge(state, 1, Integer::sum);
    }

    /// Counts one that is marked as deleted, besides what comes of it.
    void countDeleted() {
        deleted++;
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

    boolean isStopped() {
        return stopped.isPresent();
    }

    boolean isGood() {
        return !isStopped() && sum(State.SKIPPED) == 0;
    }

    private int sum(State state) {
        return folders.values().stream().mapToInt(counts -> of(counts, state)).sum();
    }

    private static int of(Map<State, Integer> counts, State state) {
        return counts.getOrDefault(state, 0);
    }

    ObjectNode json() {
        var json = Json.object();
        put(json, this::sum);
        json.put("markedDeleted", deleted);
        var each = json.putObject("folders");
        folders.forEach((name, counts) -> put(each.putObject(name), state -> of(counts, state)));
        skipped.forEach(json.putArray("skipped")::add);
        stopped.ifPresent(why -> json.put("stopped", why));
        return json;
    }

    private static void put(ObjectNode json, ToIntFunction<State> many) {
        json.put("imported", many.applyAsInt(State.IMPORTED))
                .put("alreadyThere", many.applyAsInt(State.THERE))
                .put("skippedCount", many.applyAsInt(State.SKIPPED));
    }

    void tell(Terminal terminal, boolean dryRun) {
        var table =
                new Table("folder", dryRun ? "messages" : "imported", "already there", "skipped");
        folders.forEach((name, counts) ->
                table.row(
                        name,
                        Integer.toString(of(counts, State.IMPORTED)),
                        Integer.toString(of(counts, State.THERE)),
                        Integer.toString(of(counts, State.SKIPPED))));
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
        if (deleted > 0) {
            terminal.say("%d were marked as deleted: %s.".formatted(deleted, marked.done()));
        }
        stopped.ifPresent(reason ->
                terminal.say(
                        "Stopped: %s What was imported stays; the same command goes on from there."
                                .formatted(reason)));
    }
}
