package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `entente mailbox remove ADDRESS`.
@Command(
        name = "remove",
        description = "Removes a recipient with everything it has. In Exchange: Remove-Mailbox.",
        mixinStandardHelpOptions = true)
final class MailboxRemove implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose.")
    private String address = "";

    @Mixin private final RemovalOptions options = new RemovalOptions();

    MailboxRemove(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, options.server()).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var mailboxes = new Mailboxes(api);
            mailboxes.get(address);
            options.unlessTried(
                    surroundings,
                    "Remove %s and its calendar?".formatted(address),
                    () -> mailboxes.remove(address));
            return options.report(surroundings, "address")
                    .print(
                            address,
                            "Removed %s from %s.".formatted(address, chosen.label()),
                            "Would remove %s from %s.".formatted(address, chosen.label()),
                            Optional.empty(),
                            Optional.empty());
        }
    }
}
