package entente.cli;

import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente retention hold ADDRESS on|off`.
@Command(
        name = "hold",
        description = {
            "Pauses what retention tags take from a mailbox, while somebody is away for long, or ends the pause. What was deleted goes as ever; that nothing goes for good says `entente hold place`.",
            "",
            "Said again, it takes the place of what was said before. In Exchange: Set-Mailbox -RetentionHoldEnabled, -StartDateForRetentionHold, -EndDateForRetentionHold, -RetentionComment."
        },
        mixinStandardHelpOptions = true)
final class RetentionHoldCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "Whose mailbox.")
    private String address = "";

    @Parameters(index = "1", paramLabel = "on|off", description = "Whether it holds.")
    private String said = "";

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description =
                    "From then on: 2026-03-02, or 2026-03-02T08:00; in this machine's zone where it names none. Without it, at once.")
    private Optional<String> start = Optional.empty();

    @Option(
            names = "--end",
            paramLabel = "TIME",
            description = "Until then, of a day to its end. Without it, until it is turned off.")
    private Optional<String> end = Optional.empty();

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for people to read.")
    private Optional<String> comment = Optional.empty();

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    RetentionHoldCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var isOn = said.equals("on");
        if (!isOn && !said.equals("off")) {
            throw CommandFailed.usage(
                    "A retention hold is on or off, and not %s.".formatted(said),
                    "Write `entente retention hold %s on`, or off.".formatted(address));
        }
        if (!isOn && (start.isPresent() || end.isPresent() || comment.isPresent())) {
            throw CommandFailed.usage(
                    "A hold that is turned off has no times and no comment.", "Leave them out.");
        }
        var ask = Json.object();
        if (isOn) {
            var hold = ask.putObject("hold");
            start.ifPresent(text -> hold.put("from", time("--start", text, false)));
            end.ifPresent(text -> hold.put("until", time("--end", text, true)));
            comment.ifPresent(text -> hold.put("comment", text));
        } else {
            ask.putNull("hold");
        }
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            api.send("PATCH", RetentionCommand.path(address) + (dryRun ? "?dryRun=true" : ""), ask);
            return new ChangeReport(surroundings.terminal(), dryRun, json)
                    .print(
                            address,
                            "The retention hold of %s is %s.".formatted(address, said),
                            "Would turn the retention hold of %s %s.".formatted(address, said),
                            Optional.of(ask),
                            Optional.empty());
        }
    }

    private static String time(String option, String text, boolean isEnd) {
        return RecoverOptions.time(option, text, ZoneId.systemDefault(), isEnd);
    }
}
