package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `entente mailbox set ADDRESS`.
@Command(
        name = "set",
        description = {
            "Changes what is said and leaves the rest as it is.",
            "In what says how mail is taken, '' puts a setting back to its default.",
            "In Exchange: Set-Mailbox, Set-MailUser, Set-DistributionGroup, Set-MailboxFolderPermission, Set-MailboxAutoReplyConfiguration,"
                    + " Set-UserPhoto."
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
    @Mixin private final MailOptions mail = new MailOptions();
    @Mixin private final ServerOptions server = new ServerOptions();

    private MailboxSet(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static CommandLine command(Surroundings surroundings) {
        var set = new MailboxSet(surroundings);
        return set.mail.addedTo(new CommandLine(set));
    }

    @Override
    public Integer call() {
        if (settings.isEmpty() && mail.areEmpty()) {
            throw CommandFailed.usage(
                    "There is nothing to change.",
                    "Say what: --name, --zone, --permission, --shown-to-others, --auto-reply, --photo, …; see --help.");
        }
        mail.check();
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var mailboxes = new Mailboxes(api);
            var before = Mailboxes.settingsOf(mailboxes.get(address));
            var after = before.deepCopy();
            settings.over(after);
            var changes = !after.equals(before);
            // What the server would refuse of one part is found before any other is changed.
            var parts = parts(mailboxes, true);
            if (!dryRun && changes) {
                mailboxes.put(address, after);
            }
            return new ChangeReport(surroundings.terminal(), dryRun, json)
                    .print(
                            address,
                            "Changed %s at %s.".formatted(address, chosen.label()),
                            "Would change %s at %s.".formatted(address, chosen.label()),
                            changes ? Optional.of(after) : Optional.empty(),
                            dryRun ? parts : parts(mailboxes, false));
        }
    }

    /// Changes what hangs on the mailbox, or only has it checked, and gives what was or would be sent.
    private ObjectNode parts(Mailboxes mailboxes, boolean tried) {
        var parts = Json.object();
        settings.permissions()
                .ifPresent(sent -> {
                    mailboxes.permit(address, sent, tried);
                    parts.setAll(sent);
                });
        if (mail.changeMail()) {
            var sent = mail.mail(mailboxes.mail(address));
            mailboxes.takeMail(address, sent, tried);
            parts.set("mail", sent);
        }
        mail.photo().ifPresent(photo -> parts.set("photo", mailboxes.show(address, photo, tried)));
        if (mail.takePhotoAway()) {
            mailboxes.takePhotoAway(address, tried);
            parts.putObject("photo").put("removed", !tried);
        }
        return parts;
    }
}
