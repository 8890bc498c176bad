package entente.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Draws a merged string as one bar per day: 48 half-hours of local time. A half-hour shows the strongest of the intervals that
/// lie in it, and a blank where the window does not reach.
final class DayBars {
    static final String LEGEND_BLOCKS =
            "· free  ▒ elsewhere  ░ tentative  █ busy  ▓ out of office  ? no data";
    static final String LEGEND_LETTERS =
            ". free  w elsewhere  t tentative  B busy  O out of office  ? no data";

    private static final int CELLS = 48;
    private static final Duration CELL = Duration.ofMinutes(30);
    private static final String MARGIN = "            ";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE dd MMM", Locale.ENGLISH);

    /// The digits of MS-OXWAVLS `MergedFreeBusy`, the weakest first.
    private static final String STRENGTH = "041235";

    private static final String BLOCKS = "·▒░█▓?";
    private static final String LETTERS = ".wtBO?";

    private final ZoneId zone;
    private final String glyphs;

    DayBars(ZoneId zone, boolean blocks) {
        this.zone = zone;
        this.glyphs = blocks ? BLOCKS : LETTERS;
    }

    List<String> lines(Instant start, Duration interval, String merged) {
        var lines = new ArrayList<String>();
        lines.add(MARGIN + hours());
        days(start, interval, merged)
                .forEach((day, strengths) ->
                        lines.add("%-10s  %s".formatted(DAY.format(day), bar(strengths))));
        return lines;
    }

    private Map<LocalDate, int[]> days(Instant start, Duration interval, String merged) {
        var days = new TreeMap<LocalDate, int[]>();
        var stride = interval.compareTo(CELL) < 0 ? interval : CELL;
        for (var slot = 0; slot < merged.length(); slot++) {
            var from = start.plus(interval.multipliedBy(slot));
            var to = from.plus(interval);
            var strength = STRENGTH.indexOf(merged.charAt(slot));
            for (var at = from; at.isBefore(to); at = at.plus(stride)) {
                colour(days, at, strength < 0 ? STRENGTH.length() - 1 : strength);
            }
        }
        return days;
    }

    private void colour(Map<LocalDate, int[]> days, Instant at, int strength) {
        var local = at.atZone(zone).toLocalDateTime();
        var day = days.computeIfAbsent(local.toLocalDate(), _ -> blank());
        var cell = local.toLocalTime().toSecondOfDay() / (int) CELL.toSeconds();
        day[cell] = Math.max(day[cell], strength);
    }

    private static int[] blank() {
        var cells = new int[CELLS];
        Arrays.fill(cells, -1);
        return cells;
    }

    private String bar(int[] strengths) {
        var bar = new StringBuilder();
        for (var strength : strengths) {
            bar.append(strength < 0 ? ' ' : glyphs.charAt(strength));
        }
        return bar.toString().stripTrailing();
    }

    private static String hours() {
        var ruler = new StringBuilder();
        for (var hour = 0; hour < 24; hour += 3) {
            ruler.append("%-6d".formatted(hour));
        }
        return ruler.toString().stripTrailing();
    }
}
