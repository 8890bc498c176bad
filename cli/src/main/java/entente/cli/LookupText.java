package entente.cli;

import entente.lookup.LookupReport;
import entente.lookup.LookupReport.Busy;
import entente.lookup.LookupReport.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A lookup's answers for people, in the times of one zone.
final class LookupText {
    private static final int MOST_ENTRIES = 60;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE dd MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR_TOO =
            DateTimeFormatter.ofPattern("EEE dd MMM yyyy HH:mm", Locale.ENGLISH);

    private final Terminal terminal;
    private final ZoneId zone;
    private final Duration interval;

    LookupText(Terminal terminal, ZoneId zone, Duration interval) {
        this.terminal = terminal;
        this.zone = zone;
        this.interval = interval;
    }

    void print(LookupReport report) {
        terminal.say(
                "%s asks about %s to %s (%s)"
                        .formatted(
                                report.requester(),
                                at(report.window().start()).format(YEAR_TOO),
                                at(report.window().end()).format(YEAR_TOO),
                                zone));
        report.answers().forEach(attendee -> print(attendee, report.window().start()));
        if (report.answers().stream().anyMatch(attendee -> attendee.mergedFreeBusy().isPresent())) {
            terminal.say("");
            terminal.say(
                    terminal.faint(
                            terminal.drawsBlocks()
                                    ? DayBars.LEGEND_BLOCKS
                                    : DayBars.LEGEND_LETTERS));
        }
    }

    private void print(Entry attendee, Instant start) {
        terminal.say("");
        terminal.say(terminal.strong(attendee.address()) + "  " + verdict(attendee));
        if (!answered(attendee)) {
            why(attendee).ifPresent(sentence -> indented(sentence));
            attendee.remedy().ifPresent(remedy -> indented("What to do: " + remedy));
        }
        attendee.mergedFreeBusy()
                .ifPresent(merged ->
                        new DayBars(zone, terminal.drawsBlocks())
                                .lines(start, interval, merged)
                                .forEach(line -> terminal.say("  " + line)));
        attendee.busy().ifPresent(this::entries);
    }

    private String verdict(Entry attendee) {
        var by = "route " + attendee.route();
        return answered(attendee)
                ? "%s, %s, shows %s"
                        .formatted(
                                terminal.good(attendee.result()),
                                by,
                                attendee.accessLevel().orElse("?"))
                : "%s, %s, %s"
                        .formatted(
                                terminal.bad(attendee.result()),
                                by,
                                attendee.reasonCode().orElse("no reason given"));
    }

    static boolean answered(Entry attendee) {
        return attendee.result().equals("answered");
    }

    private static Optional<String> why(Entry attendee) {
        return attendee.reasonCode().flatMap(StepsText::sentence);
    }

    private void entries(List<Busy> entries) {
        var table = new Table("", "", "");
        entries.stream()
                .limit(MOST_ENTRIES)
                .forEach(entry -> table.row(when(entry), entry.status(), what(entry)));
        table.lines().forEach(line -> terminal.say("  " + line));
        if (entries.size() > MOST_ENTRIES) {
            terminal.say(
                    "  … and %d more; --json shows them all."
                            .formatted(entries.size() - MOST_ENTRIES));
        }
    }

    private String when(Busy entry) {
        var start = at(entry.start());
        var end = at(entry.end());
        var sameDay = start.toLocalDate().equals(end.toLocalDate());
        return start.format(MOMENT) + " – " + end.format(sameDay ? HOUR : MOMENT);
    }

    private static String what(Busy entry) {
        return entry.subject().orElse("")
                + entry.location().map(place -> " (" + place + ")").orElse("");
    }

    private ZonedDateTime at(Instant time) {
        return time.atZone(zone);
    }

    private void indented(String text) {
        Table.wrapped(text, Table.WIDTH - 2).forEach(line -> terminal.say("  " + line));
    }
}
