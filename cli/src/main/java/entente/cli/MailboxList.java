package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente mailbox list`.
@Command(
        name = "list",
        description = "Lists the mailboxes, mail users and groups. In Exchange: Get-Recipient.",
        mixinStandardHelpOptions = true)
final class MailboxList implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    MailboxList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var mailboxes = new Mailboxes(api);
            surroundings.terminal().say(json ? Json.text(mailboxes.document()) : table(mailboxes));
            return ExitCode.GOOD.number();
        }
    }

    private static String table(Mailboxes mailboxes) {
        var table = new Table("address", "name", "kind", "zone or target", "everybody sees");
        mailboxes.stream()
                .forEach(one ->
                        table.row(
                                Json.text(one, "address").orElse(""),
                                Json.text(one, "displayName").orElse(""),
                                Json.text(one, "kind").orElse(""),
                                Json.text(one, "target")
                                        .or(() -> Json.text(one, "zone"))
                                        .orElse(""),
                                Json.text(one, "defaultPermission").orElse("")));
        return table.isEmpty()
                ? "Nobody is here yet; `entente mailbox add` changes that."
                : table.toString();
    }
}
