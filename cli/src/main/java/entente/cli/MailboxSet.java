package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente mailbox set ADDRESS`.
@Command(
        name = "set",
        description = {
            "Changes what is said and leaves the rest as it is.",
            "In Exchange: Set-Mailbox, Set-MailUser, Set-MailboxFolderPermission."
        },
        mixinStandardHelpOptions = true)
final class MailboxSet implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose.")
    private String address = "";

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final MailboxSettings settings = new MailboxSettings();
    @Mixin private final ServerOptions server = new ServerOptions();

    MailboxSet(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (settings.isEmpty()) {
            throw CommandFailed.usage(
                    "There is nothing to change.",
                    "Say what: --name, --zone, --target, --member or --permission.");
        }
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var mailboxes = new Mailboxes(api);
            var before = Mailboxes.settingsOf(mailboxes.get(address));
            var after = before.deepCopy();
            settings.over(after);
            var changes = !after.equals(before);
            if (!dryRun && changes) {
                mailboxes.put(address, after);
            }
            if (!dryRun) {
                settings.permissions().ifPresent(sent -> mailboxes.permit(address, sent));
            }
            return new ChangeReport(surroundings.terminal(), dryRun, json)
                    .print(
                            address,
                            "Changed %s at %s.".formatted(address, chosen.label()),
                            "Would change %s at %s.".formatted(address, chosen.label()),
                            changes ? Optional.of(after) : Optional.empty(),
                            settings.permissions());
        }
    }
}
