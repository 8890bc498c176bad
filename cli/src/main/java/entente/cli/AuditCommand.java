package entente.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente audit`: who asked about whom and what was shown, which tokens were issued and refused, who changed what.
@Command(
        name = "audit",
        description = {
            "Tells what stands on record: who asked about whom and what was shown, tokens, refusals and changes. The newest come last."
                    + " In Exchange: Search-AdminAuditLog, Search-MailboxAuditLog.",
            "",
            "With --mine it tells the owner of a mailbox who looked at her calendar: `entente audit --mine --user bob@contoso.test`,"
                    + " with his own password in $$ENTENTE_PASSWORD."
        },
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Surroundings surroundings;

    @Mixin private final AuditQuery query = new AuditQuery();

    @Option(names = "--mine", description = "Only who looked at the calendar of --user.")
    private boolean mine;

    @Option(names = "--follow", description = "Go on with what comes, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--json", description = "Print the lines as they stand on record.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    AuditCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        var choice = new ServerChoice(surroundings, server);
        var chosen = mine ? choice.ownServer() : choice.onlyServer();
        var text = new AuditText(surroundings.terminal(), json, follow);
        try (var api = new AdminApi(chosen)) {
            var path = mine ? "/entente/own/audit" : "/entente/admin/audit";
            var page = api.lines(path + query.first());
            text.print(page.lines());
            if (page.more() && query.asksForLast()) {
                surroundings
                        .terminal()
                        .remark("Older files were not searched; --since goes through all of them.");
            }
            while (follow || (page.more() && !query.asksForLast())) {
                if (!page.more()) {
                    Thread.sleep(BETWEEN);
                }
                page = api.lines(path + query.after(page.next()));
                text.print(page.lines());
            }
            text.end();
        }
        return ExitCode.GOOD.number();
    }
}
