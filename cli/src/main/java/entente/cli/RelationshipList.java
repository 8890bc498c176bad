package entente.cli;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `entente relationship list`.
@Command(
        name = "list",
        description = "Lists the relationships. In Exchange: Get-OrganizationRelationship.",
        mixinStandardHelpOptions = true)
final class RelationshipList implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    RelationshipList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var relationships = new Relationships(api);
            surroundings
                    .terminal()
                    .say(json ? Json.text(relationships.document()) : table(relationships));
            return ExitCode.GOOD.number();
        }
    }

    private static String table(Relationships relationships) {
        var table = new Table("name", "enabled", "shows", "partner", "domains");
        relationships.stream()
                .forEach(one ->
                        table.row(
                                Json.text(one, "name").orElse(""),
                                one.path("enabled").asBoolean() ? "yes" : "no",
                                shows(one),
                                Json.text(one, "targetApplicationUri").orElse(""),
                                Facts.value(one.path("domains"))));
        return table.isEmpty()
                ? "There is none yet; `entente relationship discover DOMAIN --add NAME` makes one."
                : table.toString();
    }

    private static String shows(JsonNode one) {
        var shown = new ArrayList<String>();
        if (one.path("freeBusyAccessEnabled").asBoolean()) {
            shown.add(Json.text(one, "freeBusyAccessLevel").orElse("None"));
        }
        if (one.path("mailTipsAccessEnabled").asBoolean()) {
            shown.add(
                    "MailTips (%s)"
                            .formatted(Json.text(one, "mailTipsAccessLevel").orElse("None")));
        }
        if (one.path("photosEnabled").asBoolean()) {
            shown.add("photos");
        }
        return shown.isEmpty() ? "nothing" : String.join(", ", shown);
    }
}
