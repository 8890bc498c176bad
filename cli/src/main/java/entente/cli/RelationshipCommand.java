package entente.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `entente relationship …`: what is shared with which partner, and how the partner is reached.
@Command(
        name = "relationship",
        description = {
            "Shows and changes the relationships with partner organisations.",
            "One is one-sided: what we show the partner, and how we reach it. The partner has its own."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RelationshipCommand {
    private RelationshipCommand() {}

    static CommandLine all(Surroundings surroundings) {
        return new CommandLine(new RelationshipCommand())
                .addSubcommand(new RelationshipList(surroundings))
                .addSubcommand(new RelationshipShow(surroundings))
                .addSubcommand(RelationshipAdd.command(surroundings))
                .addSubcommand(RelationshipSet.command(surroundings))
                .addSubcommand(new RelationshipRemove(surroundings))
                .addSubcommand(new RelationshipTest(surroundings))
                .addSubcommand(RelationshipDiscover.command(surroundings));
    }
}
