package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente address-space add FOREST`.
@Command(
        name = "add",
        description = {
            "Adds an address space: how a forest is asked that has no broker in common with us.",
            "In Exchange: Add-AvailabilityAddressSpace."
        },
        mixinStandardHelpOptions = true)
final class AddressSpaceAdd implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FOREST", description = "The forest's domain.")
    private String forest = "";

    @Mixin private final AddressSpaceOptions settings = new AddressSpaceOptions();
    @Mixin private final SecretOptions secret = new SecretOptions();

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    AddressSpaceAdd(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var wanted = Json.object();
        settings.over(wanted);
        if (settings.nameAnAccount()) {
            wanted.put("secret", secret.secret(surroundings, settings.account()));
        }
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var spaces = AddressSpaces.asked(api);
            if (spaces.find(forest).isPresent()) {
                throw CommandFailed.finding(
                        "%s has an address space already.".formatted(forest),
                        "Change it with `entente address-space set %s`.".formatted(forest));
            }
            if (!dryRun) {
                spaces.put(forest, wanted);
            }
            return new ChangeReport(surroundings.terminal(), dryRun, json, "forestName")
                    .print(
                            forest,
                            "Added %s at %s.".formatted(forest, chosen.label()),
                            "Would add %s at %s.".formatted(forest, chosen.label()),
                            Optional.of(SecretOptions.withheld(wanted, "secret")),
                            Optional.empty());
        }
    }
}
