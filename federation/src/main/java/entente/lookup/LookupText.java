package entente.lookup;

import entente.lookup.LookupReport.Busy;
import entente.lookup.LookupReport.Entry;
import entente.problem.Code;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/// A report as people read it. Times are UTC and say so.
final class LookupText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private LookupText() {}

    static String of(LookupReport report, boolean explained) {
        var text = new StringJoiner("\n", "", "\n");
        text.add(
                "%s asks, from %s to %s"
                        .formatted(
                                report.requester(),
                                minute(report.window().start()),
                                minute(report.window().end())));
        report.answers().forEach(entry -> add(entry, explained, text));
        text.add("");
        text.add("trace " + report.traceId());
        return text.toString();
    }

    private static void add(Entry entry, boolean explained, StringJoiner text) {
        text.add("");
        text.add(
                "%s  %s  (%s)"
                        .formatted(
                                entry.address().isBlank() ? "(no address)" : entry.address(),
                                headline(entry),
                                route(entry.route())));
        entry.remedy().ifPresent(remedy -> text.add("    what to do: " + remedy));
        entry.mergedFreeBusy().ifPresent(merged -> text.add("    " + merged));
        entry.busy().ifPresent(busy -> busy.forEach(each -> text.add("    " + line(each))));
        if (explained) {
            entry.steps()
                    .forEach(step ->
                            text.add(
                                    "    %6d ms  %-12s %s: %s"
                                            .formatted(
                                                    step.millis(),
                                                    step.step(),
                                                    step.where(),
                                                    step.detail())));
        }
    }

    private static String headline(Entry entry) {
        return entry.reasonCode()
                .map(code ->
                        entry.result()
                                + ", "
                                + code
                                + sentence(code).map(it -> ": " + it).orElse(""))
                .orElseGet(() ->
                        entry.result() + entry.accessLevel().map(level -> ", " + level).orElse(""));
    }

    /// A report of a newer server may name a code that is not known here.
    private static Optional<String> sentence(String code) {
        return Arrays.stream(Code.values())
                .filter(known -> known.name().equals(code))
                .map(Code::sentence)
                .findFirst();
    }

    private static String route(String route) {
        return switch (route) {
            case "local" -> "mailbox here";
            case "oauth" -> "over OAuth";
            case "none" -> "no way there";
            default -> route;
        };
    }

    private static String line(Busy busy) {
        return "%s – %s  %s%s%s"
                .formatted(
                        minute(busy.start()),
                        minute(busy.end()),
                        busy.status(),
                        busy.subject().map(subject -> "  " + subject).orElse(""),
                        busy.location().map(location -> "  (" + location + ")").orElse(""));
    }

    private static String minute(Instant instant) {
        return MINUTE.format(instant);
    }
}
