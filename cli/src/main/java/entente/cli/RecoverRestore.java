package entente.cli;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `entente recover restore ADDRESS`.
@Command(
        name = "restore",
        description = {
            "Puts deleted items back to where they were deleted from: the folder, also where it was moved or renamed since, and where it is gone the one for items of their kind.",
            "",
            "An item that was put back before is not found again, so that giving the same command a second time does what is missing. Exit code 1 where nothing is found, or something could not be put back. In Exchange: Restore-RecoverableItems."
        },
        mixinStandardHelpOptions = true)
final class RecoverRestore implements Callable<Integer> {
    private static final int AT_ONCE = 100;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose mailbox.")
    private String address = "";

    @Mixin private final RecoverOptions which = new RecoverOptions();

    @Option(
            names = "--to",
            paramLabel = "NAME/NAME",
            description = "Into this folder instead, from the top of the mailbox.")
    private Optional<String> to = Optional.empty();

    @Mixin private final RemovalOptions options = new RemovalOptions();

    RecoverRestore(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var questions = which.questions(ZoneId.systemDefault());
        var limit = which.limit();
        var chosen = new ServerChoice(surroundings, options.server()).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var search = RecoverableSearch.of(api, address, questions, limit);
            var results = new HashMap<String, JsonNode>();
            if (!search.items().isEmpty()) {
                options.unlessTried(
                        surroundings,
                        "Put %d items of %s back?".formatted(search.items().size(), address),
                        () -> results.putAll(restored(api, search.items())));
            }
            return report(search, results).number();
        }
    }

    private Map<String, JsonNode> restored(AdminApi api, List<JsonNode> items) {
        var results = new HashMap<String, JsonNode>();
        try (var progress = Progress.items(surroundings.terminal(), "restoring", items.size())) {
            for (var from = 0; from < items.size(); from += AT_ONCE) {
                var part = items.subList(from, Math.min(from + AT_ONCE, items.size()));
                var ask = Json.object();
                var ids = ask.putArray("entryIds");
                part.forEach(item -> ids.add(item.path("entryId").asString()));
                to.ifPresent(path -> ask.put("restoreTargetFolder", path));
                api.send("POST", AdminApi.mailbox(address, "recoverable", "restore"), ask)
                        .path("items")
                        .valueStream()
                        .forEach(each -> results.put(each.path("entryId").asString(), each));
                progress.pass(part.size());
            }
        }
        return results;
    }

    private ExitCode report(RecoverableSearch search, Map<String, JsonNode> results) {
        var all = new ArrayList<ObjectNode>();
        for (var item : search.items()) {
            var one = ((ObjectNode) item).deepCopy();
            var result = results.get(item.path("entryId").asString());
            if (result != null) {
                one.setAll((ObjectNode) result);
            }
            all.add(one);
        }
        var restored =
                all.stream()
                        .filter(one -> one.path("wasRestoredSuccessfully").asBoolean(false))
                        .count();
        var failed =
                all.stream()
                        .filter(one -> !one.path("wasRestoredSuccessfully").asBoolean(true))
                        .toList();
        surroundings
                .terminal()
                .say(
                        options.json()
                                ? document(search, all, restored, failed.size())
                                : text(search, restored, failed));
        return search.items().isEmpty() || !failed.isEmpty() ? ExitCode.FINDING : ExitCode.GOOD;
    }

    private static String document(
            RecoverableSearch search, List<ObjectNode> all, long restored, int failed) {
        var document = Json.object();
        var items = document.putArray("items");
        all.forEach(items::add);
        document.put("found", search.items().size());
        document.put("restored", restored);
        document.put("failed", failed);
        document.put("capped", search.capped());
        return Json.text(document);
    }

    private String text(RecoverableSearch search, long restored, List<ObjectNode> failed) {
        if (search.items().isEmpty() || options.isTrial()) {
            return RecoverList.table(search);
        }
        var text =
                new StringBuilder(
                        "Put %d of %d items back.".formatted(restored, search.items().size()));
        if (search.capped()) {
            text.append(" There may be more; give a larger --limit.");
        }
        if (!failed.isEmpty()) {
            var table = new Table("subject", "why not", "what to do");
            failed.forEach(one ->
                    table.row(
                            Json.text(one, "subject").orElse(""),
                            Json.text(one, "reasonCode").orElse("")
                                    + ": "
                                    + Json.text(one, "error").orElse(""),
                            Json.text(one, "remedy").orElse("")));
            text.append(System.lineSeparator()).append(table);
        }
        return text.toString();
    }
}
