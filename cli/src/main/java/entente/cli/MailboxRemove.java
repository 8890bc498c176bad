package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(names = "--yes", description = "Do not ask first, on a terminal either.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    MailboxRemove(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var mailboxes = new Mailboxes(api);
            mailboxes.get(address);
            if (!dryRun
                    && !yes
                    && !surroundings.confirms("Remove %s and its calendar?".formatted(address))) {
                throw CommandFailed.finding("Nothing was removed.", "");
            }
            if (!dryRun) {
                mailboxes.remove(address);
            }
            return new ChangeReport(surroundings.terminal(), dryRun, json)
                    .print(
                            address,
                            "Removed %s from %s.".formatted(address, chosen.label()),
                            "Would remove %s from %s.".formatted(address, chosen.label()),
                            Optional.empty(),
                            Optional.empty());
        }
    }
}
