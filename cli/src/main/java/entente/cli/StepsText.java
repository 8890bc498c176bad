package entente.cli;

import entente.problem.Code;
import java.util.List;
import java.util.Optional;

/// How an answer came about, for people.
final class StepsText {
    private StepsText() {}

    /// Both sides' steps for one address.
    static void print(Terminal terminal, BothSides.Asked asked, List<ReportedStep> there) {
        print(terminal, asked.address(), BothSides.of(asked, there));
    }

    /// The steps of one address, put together already.
    static void print(Terminal terminal, String address, List<ReportedStep> steps) {
        var table = new Table("where", "ms", "step", "what happened");
        for (var step : steps) {
            table.row(step.where(), Long.toString(step.millis()), step.step(), step.detail());
        }
        terminal.say("");
        terminal.say(terminal.strong("How the answer for %s came about".formatted(address)));
        table.lines().forEach(line -> terminal.say("  " + line));
    }

    /// The sentence of a reason code; empty for one that a newer server has.
    static Optional<String> sentence(String reasonCode) {
        try {
            return Optional.of(Code.valueOf(reasonCode).sentence());
        } catch (IllegalArgumentException fromANewerServer) {
            return Optional.empty();
        }
    }
}
