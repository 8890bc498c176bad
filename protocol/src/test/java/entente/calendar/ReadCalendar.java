package entente.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.question.BusyBlock;
import entente.question.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// A file of Mary's calendar, read.
record ReadCalendar(CalendarObjects read) {
    /// What one VCALENDAR says that holds these lines.
    static ReadCalendar read(String lines) {
        return readFile("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + lines + "\r\nEND:VCALENDAR\r\n");
    }

    static ReadCalendar readFile(String file) {
        return readFile(file.getBytes(UTF_8));
    }

    static ReadCalendar readFile(byte[] file) {
        return new ReadCalendar(CalendarObjects.read(file, Objects.MARY));
    }

    List<CalendarFault> faults() {
        return read.faults();
    }

    /// How many events there are in it.
    int events() {
        return read.objects().stream().mapToInt(object -> object.lines().size()).sum();
    }

    /// All that touch `window`, by start and then end.
    List<BusyBlock> entries(Window window) {
        return read.objects().stream()
                .flatMap(object -> object.series("").occurrences(window).stream())
                .map(Occurrence::block)
                .filter(block -> block.touches(window))
                .sorted(Comparator.comparing(BusyBlock::start).thenComparing(BusyBlock::end))
                .toList();
    }

    /// All of ten years.
    List<BusyBlock> entries() {
        return entries(
                new Window(
                        Instant.parse("2020-01-01T00:00:00Z"),
                        Instant.parse("2030-01-01T00:00:00Z")));
    }

    List<String> subjects() {
        return entries().stream().map(block -> block.details().orElseThrow().subject()).toList();
    }
}
