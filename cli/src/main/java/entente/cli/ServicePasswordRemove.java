package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `entente mailbox service-password remove ADDRESS NAME`.
@Command(
        name = "remove",
        description =
                "Takes a service password away, at once also where somebody is signed in with it.",
        mixinStandardHelpOptions = true)
final class ServicePasswordRemove implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Whose.")
    private String address = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "Which.")
    private String name = "";

    @Mixin private final RemovalOptions options = new RemovalOptions();

    ServicePasswordRemove(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, options.server()).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var path = ServicePasswordCommand.path(address, name);
            api.get(path);
            options.unlessTried(
                    surroundings,
                    "Remove the service password %s of %s?".formatted(name, address),
                    () -> api.delete(path));
            return options.report(surroundings, "name")
                    .print(
                            name,
                            "Removed the service password %s of %s.".formatted(name, address),
                            "Would remove the service password %s of %s.".formatted(name, address),
                            Optional.empty(),
                            Optional.empty());
        }
    }
}
