package entente.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `entente address-space …`: forests without a broker, those that are asked and those that may ask here.
@Command(
        name = "address-space",
        description = {
            "Shows and changes the address spaces: how forests are asked that have no broker in common with us.",
            "A connector or a relationship for the same domain goes before it. The other side accepts us with `accept`.",
            "In Exchange: Add-AvailabilityAddressSpace, Set-AvailabilityConfig."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AddressSpaceCommand {
    private AddressSpaceCommand() {}

    static CommandLine all(Surroundings surroundings) {
        return new CommandLine(new AddressSpaceCommand())
                .addSubcommand(new AddressSpaceList(surroundings))
                .addSubcommand(new AddressSpaceShow(surroundings))
                .addSubcommand(new AddressSpaceAdd(surroundings))
                .addSubcommand(new AddressSpaceSet(surroundings))
                .addSubcommand(new AddressSpaceRemove(surroundings))
                .addSubcommand(new AddressSpaceTest(surroundings))
                .addSubcommand(new AddressSpaceAccepted(surroundings))
                .addSubcommand(new AddressSpaceAccept(surroundings))
                .addSubcommand(new AddressSpaceRefuse(surroundings));
    }
}
