package entente.cli;

import entente.cli.Examined.Verdict;
import java.util.ArrayList;
import java.util.List;

/// What a doctor found, for people: a line for each thing, and under what is ill its steps and what to do.
final class DoctorText {
    private static final String LINE = System.lineSeparator();

    private DoctorText() {}

    static String of(List<Examined> examined, Terminal terminal) {
        var text = new StringBuilder();
        for (var each : examined) {
            text.append(mark(each.verdict(), terminal))
                    .append("  ")
                    .append(each.what())
                    .append(' ')
                    .append(terminal.strong(each.name()))
                    .append(LINE);
            lines(each).forEach(line -> text.append("  ").append(line).append(LINE));
        }
        return text.append(LINE).append(sum(examined, terminal)).toString();
    }

    private static String mark(Verdict verdict, Terminal terminal) {
        return switch (verdict) {
            case WELL -> terminal.good("passed ");
            case ILL -> terminal.bad("FAILED ");
            case NOT_TRIED -> terminal.faint("skipped");
        };
    }

    private static List<String> lines(Examined each) {
        var lines = new ArrayList<String>();
        if (each.verdict() == Verdict.WELL) {
            return lines;
        }
        var table = new Table("", "", "");
        each.steps().forEach(step -> table.row(step.step(), step.result(), step.detail()));
        lines.addAll(table.lines());
        for (var step : each.steps()) {
            step.reasonCode()
                    .ifPresent(code ->
                            lines.addAll(
                                    Table.wrapped(
                                            code + ": " + step.remedy().orElse(""),
                                            Table.WIDTH - 2)));
        }
        return lines;
    }

    private static String sum(List<Examined> examined, Terminal terminal) {
        var ill = examined.stream().filter(Examined::isIll).count();
        var tried = examined.stream().filter(each -> each.verdict() != Verdict.NOT_TRIED).count();
        return ill == 0
                ? terminal.good("All %d that were tried are well.".formatted(tried))
                : terminal.bad("%d of %d that were tried are ill.".formatted(ill, tried));
    }
}
