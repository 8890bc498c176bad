package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente mailbox service-password add ADDRESS NAME`.
@Command(
        name = "add",
        description = "Makes a password for one program, and shows it this once.",
        mixinStandardHelpOptions = true)
final class ServicePasswordAdd implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Whose mailbox it opens.")
    private String address = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "What it is for.")
    private String name = "";

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    ServicePasswordAdd(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var path = ServicePasswordCommand.path(address, name);
            var made = api.send("POST", path + (dryRun ? "?dryRun=true" : ""), Json.object());
            var shown = Json.object();
            Json.text(made, "password").ifPresent(password -> shown.put("password", password));
            return new ChangeReport(surroundings.terminal(), dryRun, json, "name")
                    .print(
                            name,
                            "%s has the service password %s, which is shown only now."
                                    .formatted(address, name),
                            "Would make the service password %s of %s.".formatted(name, address),
                            Optional.empty(),
                            shown);
        }
    }
}
