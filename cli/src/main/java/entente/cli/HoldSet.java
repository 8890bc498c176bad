package entente.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `entente hold set ADDRESS`.
@Command(
        name = "set",
        description =
                "Says how long a mailbox keeps what is deleted, and how much of it. What is not named stays. In Exchange: Set-Mailbox -SingleItemRecoveryEnabled, -RetainDeletedItemsFor, -RecoverableItemsQuota.",
        mixinStandardHelpOptions = true)
final class HoldSet implements Callable<Integer> {
    private static final long MEGABYTE = 1L << 20;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose mailbox.")
    private String address = "";

    @Option(
            names = "--single-item-recovery",
            negatable = true,
            description = "Keep what people purge as long as what they delete out of sight.")
    private Optional<Boolean> singleItemRecovery = Optional.empty();

    @Option(
            names = "--retention-days",
            paramLabel = "N",
            description = "How long deleted items are kept: 0 to 24855 days (first 14).")
    private Optional<Integer> days = Optional.empty();

    @Option(
            names = "--calendar-retention-days",
            paramLabel = "N",
            description = "How long deleted appointments are (first 120).")
    private Optional<Integer> calendarDays = Optional.empty();

    @Option(
            names = "--recoverable-warning",
            paramLabel = "SIZE",
            description =
                    "From there on an administrator is warned, and where nothing is held the oldest go (first 20GB).")
    private Optional<String> warning = Optional.empty();

    @Option(
            names = "--recoverable-quota",
            paramLabel = "SIZE",
            description = "More is not deleted into Recoverable Items (first 30GB).")
    private Optional<String> quota = Optional.empty();

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    HoldSet(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var ask = ask();
        if (ask.isEmpty()) {
            throw CommandFailed.usage(
                    "Nothing is named that would change.",
                    "`entente hold set --help` lists what can be.");
        }
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var path = HoldCommand.path(address) + (dryRun ? "?dryRun=true" : "");
            api.send("PATCH", path, ask);
            return new ChangeReport(surroundings.terminal(), dryRun, json)
                    .print(
                            address,
                            "Changed what %s keeps.".formatted(address),
                            "Would change what %s keeps.".formatted(address),
                            Optional.of(ask),
                            Optional.empty());
        }
    }

    private ObjectNode ask() {
        var ask = Json.object();
        singleItemRecovery.ifPresent(on -> ask.put("singleItemRecovery", on));
        days.ifPresent(number -> ask.put("days", number));
        calendarDays.ifPresent(number -> ask.put("calendarDays", number));
        warning.ifPresent(
                text -> ask.put("warningMegabytes", megabytes("--recoverable-warning", text)));
        quota.ifPresent(text -> ask.put("quotaMegabytes", megabytes("--recoverable-quota", text)));
        return ask;
    }

    private static long megabytes(String option, String text) {
        return Sizes.bytes(text)
                        .filter(bytes -> bytes % MEGABYTE == 0)
                        .orElseThrow(() ->
                                CommandFailed.usage(
                                        "%s is no size in whole megabytes: %s"
                                                .formatted(option, text),
                                        "Write it like 500MB or 20GB."))
                / MEGABYTE;
    }
}
