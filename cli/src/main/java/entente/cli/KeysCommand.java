package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `entente keys`: every key and certificate, how long it lasts, and the change of ours.
@Command(
        name = "keys",
        description = {
            "Shows every key and certificate of an organisation, its partners and brokers, or with --broker those of a broker. Exit code 1 where one ends soon and none takes its place.",
            "Keys of partners are shown as they are held; nobody is called for it.",
            "In Exchange: Get-ExchangeCertificate, Get-AuthConfig, Test-FederationTrustCertificate."
        },
        mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--warn-days",
            paramLabel = "N",
            description = "How many days before its end a key is a finding; 30 if absent.")
    private int warnDays = 30;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final Side side = new Side();

    KeysCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static CommandLine all(Surroundings surroundings) {
        return new CommandLine(new KeysCommand(surroundings))
                .addSubcommand(new KeysRoll(surroundings));
    }

    @Override
    public Integer call() {
        if (warnDays < 0) {
            throw CommandFailed.usage("--warn-days is a number of days.", "Give 0 or more.");
        }
        var chosen = side.server(surroundings);
        try (var api = new AdminApi(chosen)) {
            var found = api.get("/entente/admin/keys");
            surroundings
                    .terminal()
                    .say(json ? Json.text(found) : KeysText.of(found, surroundings.terminal()));
            var due = found.path("keys").valueStream().filter(this::isDue).toList();
            due.forEach(key -> surroundings.terminal().remark(KeysText.warning(key)));
            return due.isEmpty() ? ExitCode.GOOD.number() : ExitCode.FINDING.number();
        }
    }

    private boolean isDue(JsonNode key) {
        return key.path("daysLeft").asLong() < warnDays && !key.path("replaced").asBoolean();
    }
}
