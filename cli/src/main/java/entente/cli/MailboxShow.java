package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente mailbox show ADDRESS`.
@Command(
        name = "show",
        description =
                "Shows one mailbox, mail user or group. In Exchange: Get-Mailbox, Get-MailboxFolderPermission.",
        mixinStandardHelpOptions = true)
final class MailboxShow implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose.")
    private String address = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    MailboxShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var mailboxes = new Mailboxes(api);
            var mailbox = mailboxes.get(address).asObject().deepCopy();
            mailboxes.permissions(mailbox).ifPresent(who -> mailbox.set("permissions", who));
            surroundings.terminal().say(json ? Json.text(mailbox) : Facts.of(mailbox));
            return ExitCode.GOOD.number();
        }
    }
}
