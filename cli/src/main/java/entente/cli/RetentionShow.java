package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `entente retention show ADDRESS`.
@Command(
        name = "show",
        description =
                "Shows which retention policy a mailbox has, what its tags say, to what its people gave tags themselves, and whether a retention hold pauses them.",
        mixinStandardHelpOptions = true)
final class RetentionShow implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final ShownMailbox shown = new ShownMailbox();

    RetentionShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return shown.show(
                surroundings,
                (api, address) -> api.get(RetentionCommand.path(address)),
                RetentionCommand::table);
    }
}
