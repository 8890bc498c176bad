package entente.availability;

import entente.question.BusyBlock;
import entente.question.Status;
import entente.question.TimeZoneRule;
import entente.question.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// One line of `merged-strings.txt`, whose head says how to read it.
record MergedStringCase(
        String line,
        ZoneId zone,
        Window window,
        Duration interval,
        List<BusyBlock> entries,
        String digits) {
    static List<MergedStringCase> all() throws IOException {
        try (var text =
                        Objects.requireNonNull(
                                MergedStringCase.class.getResourceAsStream("merged-strings.txt"));
                var lines =
                        new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(MergedStringCase::read)
                    .toList();
        }
    }

    static List<MergedStringCase> whoseStartTheClockShowsOnce() throws IOException {
        return all().stream()
                .filter(example -> {
                    var start = example.window.start().atZone(example.zone);
                    return start.equals(start.withEarlierOffsetAtOverlap());
                })
                .toList();
    }

    private static MergedStringCase read(String line) {
        var parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        var zone = ZoneId.of(parts.get(0));
        var ends = parts.get(1).split(" \\.\\. ", 2);
        var day = ends[0].substring(0, 10);
        return new MergedStringCase(
                line,
                zone,
                new Window(instant(ends[0], day, zone), instant(ends[1], day, zone)),
                Duration.ofMinutes(Integer.parseInt(parts.get(2))),
                Arrays.stream(parts.get(3).split(","))
                        .filter(entry -> !entry.isBlank())
                        .map(entry -> entry(entry.strip(), day, zone))
                        .sorted(Comparator.comparing(BusyBlock::start))
                        .toList(),
                Arrays.stream(parts.get(4).split(" "))
                        .map(MergedStringCase::digits)
                        .collect(Collectors.joining()));
    }

    /// The zone as a client would spell it out in the year of the window.
    TimeZoneRule rule() {
        return TimeZoneRule.of(zone.getRules(), window.start().atZone(zone).getYear());
    }

    private static BusyBlock entry(String text, String day, ZoneId zone) {
        var statusAndTimes = text.split(" ", 2);
        var times = statusAndTimes[1].split("\\.\\.", 2);
        var status =
                statusAndTimes[0].equals("OOF")
                        ? Status.OUT_OF_OFFICE
                        : Status.valueOf(statusAndTimes[0]);
        return new BusyBlock(
                instant(times[0], day, zone),
                instant(times[1], day, zone),
                status,
                Optional.empty());
    }

    private static Instant instant(String text, String day, ZoneId zone) {
        if (text.endsWith("Z")) {
            return LocalDateTime.parse(text.substring(0, text.length() - 1))
                    .toInstant(ZoneOffset.UTC);
        }
        var second = text.endsWith("b");
        var bare = second ? text.substring(0, text.length() - 1) : text;
        var earlier =
                LocalDateTime.parse(bare.contains("T") ? bare : day + "T" + bare).atZone(zone);
        return (second ? earlier.withLaterOffsetAtOverlap() : earlier).toInstant();
    }

    private static String digits(String text) {
        return text.contains("*")
                ? text.substring(0, 1).repeat(Integer.parseInt(text.substring(2)))
                : text;
    }

    @Override
    public String toString() {
        return line;
    }
}
