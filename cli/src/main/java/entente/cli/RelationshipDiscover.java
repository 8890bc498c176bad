package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `entente relationship discover DOMAIN`.
@Command(
        name = "discover",
        description = {
            "Asks a partner's Autodiscover how it federates; with --add it becomes a relationship.",
            "A further domain that the partner names is believed only where that domain says the same.",
            "In Exchange: Get-FederationInformation, New-OrganizationRelationship."
        },
        mixinStandardHelpOptions = true)
final class RelationshipDiscover implements Callable<Integer> {
    private static final String PATH = "/entente/admin/federation-information";

    private final Surroundings surroundings;
    private final RelationshipOptions settings = new RelationshipOptions();

    @Parameters(paramLabel = "DOMAIN", description = "A domain of the partner's.")
    private String domain = "";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The partner's Autodiscover, where it is not at the usual hosts.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--add",
            paramLabel = "NAME",
            description = "Add a relationship of this name; settings that are said come on top.")
    private Optional<String> add = Optional.empty();

    @Option(
            names = "--bypass-additional-domain-validation",
            description =
                    "Take the partner's word for its further domains. In Exchange: -BypassAdditionalDomainValidation.")
    private boolean bypass;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    private RelationshipDiscover(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static CommandLine command(Surroundings surroundings) {
        var discover = new RelationshipDiscover(surroundings);
        return discover.settings.addedTo(new CommandLine(discover));
    }

    @Override
    public Integer call() {
        if (add.isEmpty() && !settings.areEmpty()) {
            throw CommandFailed.usage(
                    "Settings are those of a relationship that is added.", "Name it with --add.");
        }
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var relationships = new Relationships(api);
            add.ifPresent(relationships::requireNew);
            var found = api.send("POST", PATH, question());
            if (add.isEmpty() || !json) {
                surroundings.terminal().say(json ? Json.text(found) : text(found));
            }
            requireOurBroker(found);
            return add.map(name -> added(relationships, name, found, chosen.label()))
                    .orElse(ExitCode.GOOD.number());
        }
    }

    private ObjectNode question() {
        var question = Json.object();
        question.put("domain", domain);
        url.ifPresent(text -> question.put("url", text));
        question.put("bypassAdditionalDomainValidation", bypass);
        return question;
    }

    private int added(Relationships relationships, String name, JsonNode found, String where) {
        var wanted = (ObjectNode) found.path("settings");
        settings.over(wanted);
        if (!dryRun) {
            Relationships.warn(surroundings.terminal(), relationships.put(name, wanted));
        }
        return new ChangeReport(surroundings.terminal(), dryRun, json, "name")
                .print(
                        name,
                        "Added %s at %s.".formatted(name, where),
                        "Would add %s at %s.".formatted(name, where),
                        Optional.of(wanted),
                        Optional.empty());
    }

    private static void requireOurBroker(JsonNode found) {
        if (found.has("namesOurBroker") && !found.path("namesOurBroker").asBoolean()) {
            throw CommandFailed.finding(
                    "The partner takes tokens of other brokers than ours: %s."
                            .formatted(issuers(found)),
                    "Both sides need a federation trust with the same broker.");
        }
    }

    private static String text(JsonNode found) {
        var table = new Table("", "");
        table.row("told by", Json.text(found, "endpoint").orElse(""));
        table.row("application URI", Json.text(found, "applicationUri").orElse(""));
        found.path("domains").valueStream().forEach(one -> table.row("domain", domain(one)));
        table.row("token issuers", issuers(found) + ours(found));
        return table.toString();
    }

    private static String domain(JsonNode one) {
        var name = Json.text(one, "domain").orElse("");
        return Json.text(one, "why").map(why -> name + ", left out: " + why).orElse(name);
    }

    private static String issuers(JsonNode found) {
        return found.path("tokenIssuers")
                .valueStream()
                .map(one -> Json.text(one, "uri").orElse(""))
                .collect(Collectors.joining(", "));
    }

    private static String ours(JsonNode found) {
        return found.path("namesOurBroker").asBoolean() ? " (our broker)" : "";
    }
}
