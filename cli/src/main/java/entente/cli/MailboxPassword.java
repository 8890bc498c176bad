package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente mailbox password ADDRESS`.
@Command(
        name = "password",
        description = {
            "Sets the password that opens a mailbox: asked for on a terminal, else in $$ENTENTE_NEW_PASSWORD.",
            "In Exchange: Set-Mailbox -Password."
        },
        mixinStandardHelpOptions = true)
final class MailboxPassword implements Callable<Integer> {
    private static final int SHORTEST = 8;
    private static final String NEW = "ENTENTE_NEW_PASSWORD";

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose.")
    private String address = "";

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    MailboxPassword(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var password =
                surroundings
                        .variable(NEW)
                        .orElseGet(() ->
                                surroundings.askSecret("New password of " + address + ": ", NEW));
        if (password.length() < SHORTEST) {
            throw CommandFailed.usage(
                    "The password is shorter than %d characters.".formatted(SHORTEST),
                    "Choose a longer one.");
        }
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var mailboxes = new Mailboxes(api);
            var settings = Mailboxes.settingsOf(mailboxes.get(address));
            if (!dryRun) {
                mailboxes.put(address, settings.put("password", password));
            }
            return new ChangeReport(surroundings.terminal(), dryRun, json)
                    .print(
                            address,
                            "%s has a new password.".formatted(address),
                            "Would set a new password for %s.".formatted(address),
                            Optional.empty(),
                            Optional.empty());
        }
    }
}
