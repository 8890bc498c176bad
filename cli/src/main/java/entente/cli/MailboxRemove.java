package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `entente mailbox remove ADDRESS`.
@Command(
        name = "remove",
        description =
                "Removes a recipient with everything it has, unless that is on hold. In Exchange: Remove-Mailbox.",
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
            requireNotHeld(api, mailboxes.get(address));
            options.unlessTried(
                    surroundings,
                    "Remove %s and all it has?".formatted(address),
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

    /// So that it is said where it is only tried too.
    private void requireNotHeld(AdminApi api, JsonNode recipient) {
        if (!recipient.has("zone")) {
            return;
        }
        var hold = HoldCommand.onHold(api.get(HoldCommand.path(address)));
        if (hold.isPresent()) {
            throw CommandFailed.finding(
                    "%s is on %s.".formatted(address, hold.get()),
                    "`entente hold show %s` names its holds, and `entente hold end` ends each, if what it keeps may go."
                            .formatted(address));
        }
    }
}
