package entente.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/// Calendars with a given number of entries, the same each time. The asked week holds [#IN_WEEK] of them, whatever the number,
/// so that two calendars of different size have answers of the same size.
final class GeneratedCalendars {
    static final int IN_WEEK = 20;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final int DAYS_AROUND = 300;

    private GeneratedCalendars() {}

    /// `events` single events and series, in iCalendar form. In the week that begins on `monday`: half of its entries are
    /// occurrences of weekly series that began two years before.
    static byte[] of(int events, LocalDate monday, long seed) {
        var random = new Random(seed);
        var file =
                new StringBuilder(
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Entente//bench//EN\r\n");
        for (var i = 0; i < events; i++) {
            if (i < IN_WEEK / 2) {
                var day = monday.minusWeeks(104).plusDays(i % 5);
                event(file, seed, i, at(day, random), "RRULE:FREQ=WEEKLY\r\n");
            } else if (i < IN_WEEK) {
                event(file, seed, i, at(monday.plusDays(i % 5), random), "");
            } else {
                var day = random.nextInt(8, DAYS_AROUND);
                var away = random.nextBoolean() ? day : -day;
                event(file, seed, i, at(monday.plusDays(away), random), "");
            }
        }
        return file.append("END:VCALENDAR\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static LocalDateTime at(LocalDate day, Random random) {
        return day.atTime(random.nextInt(8, 18), random.nextBoolean() ? 0 : 30);
    }

    private static void event(
            StringBuilder file, long seed, int number, LocalDateTime start, String more) {
        file.append("BEGIN:VEVENT\r\nUID:")
                .append(seed)
                .append('-')
                .append(number)
                .append("@contoso.test\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Europe/Berlin:")
                .append(TIME.format(start))
                .append("\r\nDURATION:PT45M\r\nSUMMARY:Review ")
                .append(number)
                .append("\r\nLOCATION:Room ")
                .append(number % 7)
                .append("\r\n")
                .append(more)
                .append("END:VEVENT\r\n");
    }
}
