package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `entente hold show ADDRESS`.
@Command(
        name = "show",
        description = "Shows how long a mailbox keeps what is deleted, and whether it is on hold.",
        mixinStandardHelpOptions = true)
final class HoldShow implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final ShownMailbox shown = new ShownMailbox();

    HoldShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return shown.show(
                surroundings,
                (api, address) -> api.get(HoldCommand.path(address)),
                HoldCommand::table);
    }
}
