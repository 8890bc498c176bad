package entente.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `entente hold …`: how long a mailbox keeps what is deleted, and holds.
@Command(
        name = "hold",
        description =
                "Says how long a mailbox keeps what is deleted, and holds that nothing in it goes for good.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class HoldCommand {
    private HoldCommand() {}

    static CommandLine all(Surroundings surroundings) {
        return new CommandLine(new HoldCommand())
                .addSubcommand(new HoldShow(surroundings))
                .addSubcommand(new HoldPlace(surroundings))
                .addSubcommand(new HoldEnd(surroundings))
                .addSubcommand(new HoldSet(surroundings));
    }

    static String path(String address) {
        return AdminApi.mailbox(address, "recoverability");
    }

    static String table(JsonNode kept) {
        var table = new Table("what", "how");
        table.row(
                "single item recovery", kept.path("singleItemRecovery").asBoolean() ? "on" : "off");
        table.row("deleted items kept", kept.path("days").asString() + " days");
        table.row("appointments kept", kept.path("calendarDays").asString() + " days");
        table.row("warning", kept.path("warningMegabytes").asString() + " MB");
        table.row("quota", kept.path("quotaMegabytes").asString() + " MB");
        var hold = kept.path("hold");
        table.row("litigation hold", hold.isObject() ? said(hold) : "none");
        kept.path("inPlaceHolds")
                .properties()
                .forEach(each ->
                        table.row(
                                "in-place hold " + each.getKey(),
                                said(each.getValue()) + ", " + held(each.getValue())));
        return table.toString();
    }

    /// On what kind of hold the mailbox is, if it is.
    static Optional<String> onHold(JsonNode kept) {
        if (kept.path("hold").isObject()) {
            return Optional.of("litigation hold");
        }
        return kept.path("inPlaceHolds").isEmpty()
                ? Optional.empty()
                : Optional.of("in-place hold");
    }

    /// The name of an in-place hold as it is there, without regard to case.
    static Optional<String> inPlace(JsonNode kept, String name) {
        return kept.path("inPlaceHolds").propertyNames().stream()
                .filter(each -> each.equalsIgnoreCase(name))
                .findFirst();
    }

    /// Whether a hold that is there may keep less when it says that instead: it has another query or zone, or fewer days. One that is not there keeps nothing.
    static boolean isNarrower(JsonNode before, JsonNode after) {
        if (!before.isObject()) {
            return false;
        }
        var meansOther =
                after.has("query")
                        && !(after.path("query").equals(before.path("query"))
                                && after.path("zone").equals(before.path("zone")));
        return meansOther || days(after) < days(before);
    }

    private static int days(JsonNode hold) {
        return hold.path("days").asInt(Integer.MAX_VALUE);
    }

    private static String held(JsonNode hold) {
        return Json.text(hold, "query")
                .map("of what is meant by %s"::formatted)
                .orElse("of everything");
    }

    private static String said(JsonNode hold) {
        var comment = Json.text(hold, "comment").map(": %s"::formatted).orElse("");
        return "since %s%s, by %s%s"
                .formatted(
                        Json.text(hold, "since").orElse(""),
                        hold.has("days")
                                ? " for %s days".formatted(hold.path("days").asString())
                                : "",
                        Json.text(hold, "owner").orElse(""),
                        comment);
    }
}
