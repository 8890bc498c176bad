package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente address-space set FOREST`.
@Command(
        name = "set",
        description = {
            "Changes what is said and leaves the rest as it is; '' puts a setting back to its default.",
            "With another account, endpoint or host the secret is needed anew: it is never taken to another place.",
            "In Exchange: Remove-AvailabilityAddressSpace and Add-AvailabilityAddressSpace."
        },
        mixinStandardHelpOptions = true)
final class AddressSpaceSet implements Callable<Integer> {
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

    AddressSpaceSet(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var change = Json.object();
        settings.over(change);
        if (settings.nameAnAccount() || secret.areGiven()) {
            change.put("secret", secret.secret(surroundings, settings.account()));
        }
        if (change.isEmpty()) {
            throw CommandFailed.usage(
                    "There is nothing to change.", "Say what: --method, --service, …; see --help.");
        }
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var spaces = AddressSpaces.asked(api);
            spaces.get(forest);
            if (!dryRun) {
                spaces.change(forest, change);
            }
            return new ChangeReport(surroundings.terminal(), dryRun, json, "forestName")
                    .print(
                            forest,
                            "Changed %s at %s.".formatted(forest, chosen.label()),
                            "Would change %s at %s.".formatted(forest, chosen.label()),
                            Optional.of(SecretOptions.withheld(change, "secret")),
                            Optional.empty());
        }
    }
}
