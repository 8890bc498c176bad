package entente.cli;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `entente retention …`: which retention policy a mailbox has, what holds it, and what goes by it.
@Command(
        name = "retention",
        description = {
            "Gives mailboxes retention policies, pauses them, and shows and does what is due.",
            "",
            "What a policy says is told by `entente retention-tag` and `entente retention-policy`."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RetentionCommand {
    private RetentionCommand() {}

    static CommandLine all(Surroundings surroundings) {
        return new CommandLine(new RetentionCommand())
                .addSubcommand(new RetentionShow(surroundings))
                .addSubcommand(new RetentionAssign(surroundings))
                .addSubcommand(new RetentionHoldCommand(surroundings))
                .addSubcommand(new RetentionRunCommand(surroundings));
    }

    static String path(String address) {
        return AdminApi.mailbox(address, "retention");
    }

    static String table(JsonNode retention) {
        var table = new Table("what", "how");
        table.row("retention policy", policy(retention));
        retention
                .path("tags")
                .valueStream()
                .forEach(tag -> table.row("  " + tag.path("type").asString(), said(tag)));
        retention
                .path("given")
                .valueStream()
                .forEach(given -> table.row("  given by people", given(given)));
        if (retention.path("givenCapped").asBoolean(false)) {
            table.row("  given by people", "more tags than these");
        }
        var hold = retention.path("hold");
        table.row("retention hold", hold.isObject() ? held(hold) : "off");
        return table.toString();
    }

    private static String policy(JsonNode retention) {
        var name = Json.text(retention, "policy");
        return retention.has("tags") || name.isEmpty()
                ? name.orElse("none")
                : name.get() + " (is not there: nothing is taken)";
    }

    private static String said(JsonNode tag) {
        return tag.has("ageLimitForRetention")
                ? "%s: after %s days %s"
                        .formatted(
                                tag.path("name").asString(),
                                tag.path("ageLimitForRetention").asString(),
                                tag.path("retentionAction").asString())
                : "%s: never".formatted(tag.path("name").asString());
    }

    private static String given(JsonNode given) {
        var folders =
                given.path("folders")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(", "));
        var id = given.path("retentionId").asString();
        var name = Json.text(given, "tag");
        var items = given.path("items").asString();
        return "%s: %s, %s"
                .formatted(
                        name.orElse(id + " (not in the policy: nothing is taken)"),
                        items.equals("1") ? "1 item" : items + " items",
                        folders.isEmpty() ? "no folders" : "in folders " + folders);
    }

    private static String held(JsonNode hold) {
        var words =
                Stream.of(
                                Optional.of(hold.path("holdsNow").asBoolean() ? "on" : "not now"),
                                Json.text(hold, "from").map("from "::concat),
                                Json.text(hold, "until").map("until "::concat))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" "));
        return words + Json.text(hold, "comment").map(": "::concat).orElse("");
    }
}
