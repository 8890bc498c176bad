package entente.cli;

import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `entente recover list ADDRESS`.
@Command(
        name = "list",
        description = {
            "Shows what was deleted from a mailbox, newest first: when, from whom, where it was and where it would go.",
            "",
            "Exit code 1 where nothing is found. Only administrators whom the configuration names as `recoverers` may. In Exchange: Get-RecoverableItems."
        },
        mixinStandardHelpOptions = true)
final class RecoverList implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose mailbox.")
    private String address = "";

    @Mixin private final RecoverOptions which = new RecoverOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    RecoverList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var questions = which.questions(ZoneId.systemDefault());
        var limit = which.limit();
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var search = RecoverableSearch.of(api, address, questions, limit);
            surroundings.terminal().say(json ? document(search) : table(search));
            return (search.items().isEmpty() ? ExitCode.FINDING : ExitCode.GOOD).number();
        }
    }

    private static String document(RecoverableSearch search) {
        var document = Json.object();
        var items = document.putArray("items");
        search.items().forEach(items::add);
        document.put("found", search.items().size());
        document.put("capped", search.capped());
        return Json.text(document);
    }

    static String table(RecoverableSearch search) {
        if (search.items().isEmpty()) {
            return "Nothing that was deleted is found.";
        }
        var table = new Table("deleted", "from", "subject", "goes back to", "lies in");
        search.items()
                .forEach(item ->
                        table.row(
                                text(item, "deletedTime"),
                                text(item, "sender"),
                                text(item, "subject"),
                                text(item, "restoresToFolderPath")
                                        + (item.path("originalFolderExists").asBoolean()
                                                ? ""
                                                : " (not where it was)"),
                                text(item, "sourceFolder")));
        return table
                + (search.capped()
                        ? System.lineSeparator() + "There may be more; give a larger --limit."
                        : "");
    }

    private static String text(JsonNode item, String name) {
        return Json.text(item, name).orElse("");
    }
}
