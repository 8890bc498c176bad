package entente.cli;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `entente mailbox add ADDRESS`.
@Command(
        name = "add",
        description = {
            "Adds a mailbox, a room, a mail user (whose mailbox is elsewhere) or a group.",
            "In Exchange: New-Mailbox, New-MailUser, New-DistributionGroup."
        },
        mixinStandardHelpOptions = true)
final class MailboxAdd implements Callable<Integer> {
    private final Surroundings surroundings;

    /// What can be added, each under the name the API has for it in lower case.
    enum Kind {
        PERSON,
        ROOM,
        MAIL_USER,
        GROUP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(paramLabel = "ADDRESS", description = "The new address.")
    private String address = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "${COMPLETION-CANDIDATES}; what the other options suggest if absent.")
    private Optional<Kind> kind = Optional.empty();

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final MailboxSettings settings = new MailboxSettings();
    @Mixin private final ServerOptions server = new ServerOptions();

    MailboxAdd(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var wanted = wanted();
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var mailboxes = new Mailboxes(api);
            if (mailboxes.find(address).isPresent()) {
                throw CommandFailed.finding(
                        "%s is there already.".formatted(address),
                        "Change it with `entente mailbox set %s`.".formatted(address));
            }
            if (!dryRun) {
                mailboxes.put(address, wanted);
                settings.permissions().ifPresent(sent -> mailboxes.permit(address, sent, false));
            }
            return new ChangeReport(surroundings.terminal(), dryRun, json)
                    .print(
                            address,
                            "Added %s at %s.".formatted(address, chosen.label()),
                            "Would add %s at %s.".formatted(address, chosen.label()),
                            Optional.of(wanted),
                            settings.permissions());
        }
    }

    private ObjectNode wanted() {
        var chosenKind = kind.orElseGet(this::suggestedKind);
        var wanted = Json.object();
        wanted.put("displayName", settings.name().orElse(localPart()));
        wanted.put("kind", chosenKind.toString());
        if (chosenKind == Kind.PERSON || chosenKind == Kind.ROOM) {
            wanted.put("zone", settings.zone().orElse(ZoneId.systemDefault()).getId());
        }
        settings.over(wanted);
        check(chosenKind);
        return wanted;
    }

    private Kind suggestedKind() {
        if (settings.target().isPresent()) {
            return Kind.MAIL_USER;
        }
        return settings.members().isEmpty() ? Kind.PERSON : Kind.GROUP;
    }

    private void check(Kind chosenKind) {
        if ((chosenKind == Kind.MAIL_USER) != settings.target().isPresent()) {
            throw CommandFailed.usage(
                    "A target address belongs to a mail user, and every mail user has one.",
                    "Give --target with --kind mail-user, and only there.");
        }
        if (chosenKind != Kind.GROUP && !settings.members().isEmpty()) {
            throw CommandFailed.usage(
                    "Only a group has members.", "Leave --member out, or say --kind group.");
        }
    }

    private String localPart() {
        var at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }
}
