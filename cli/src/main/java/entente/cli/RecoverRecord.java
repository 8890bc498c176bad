package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `entente recover record ADDRESS`.
@Command(
        name = "record",
        description =
                "Shows who took items of a mailbox away, had them back, and changed them so that what they said before is kept: the newest thousand of the last 90 days; never what they say.",
        mixinStandardHelpOptions = true)
final class RecoverRecord implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final ShownMailbox shown = new ShownMailbox();

    RecoverRecord(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return shown.show(
                surroundings,
                (api, address) -> api.get(AdminApi.mailbox(address, "removals")),
                RecoverRecord::table);
    }

    private static String table(JsonNode all) {
        var table = new Table("at", "what", "from", "to", "by", "through", "item");
        all.path("removals")
                .valueStream()
                .forEach(line ->
                        table.row(
                                Json.text(line, "at").orElse(""),
                                Json.text(line, "reason").orElse(""),
                                Json.text(line, "fromPath").orElse("a folder that is gone"),
                                to(line),
                                Json.text(line, "by").orElse(""),
                                Json.text(line, "way").orElse(""),
                                Json.text(line, "item").orElse("")));
        return table.isEmpty() ? "Nothing was taken away." : table.toString();
    }

    private static String to(JsonNode line) {
        return line.has("to")
                ? Json.text(line, "toPath").orElse("a folder that is gone")
                : "gone for good";
    }
}
