package entente.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// All rows of one run, and the machine it was made on.
public record Report(String machine, List<Row> rows) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Report {
        rows = List.copyOf(rows);
    }

    /// `{"machine", "rows": [{"name", "ratio", "aim", "better", "against", "runs"}]}`; a plain figure has `figure` and `unit` in
    /// the place of `ratio`, `aim` and `against`.
    public String json() {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(
                        ordered(
                                "machine",
                                machine,
                                "rows",
                                rows.stream().map(Report::fields).toList()));
    }

    /// A table for people.
    public String text() {
        var width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(1);
        var line = "%%-%ds  %%8s  %%-7s  %%-15s  %%s".formatted(width);
        var text = new StringBuilder(machine).append("\n\n");
        append(text, line, "", "ratio", "aim", "runs", "against");
        for (var row : rows) {
            switch (row) {
                case Row.Ratio ratio ->
                        append(
                                text,
                                line,
                                ratio.name(),
                                number(ratio.ratio()),
                                "≥ " + number(ratio.aim()),
                                span(ratio.runs()),
                                ratio.against());
                case Row.Figure figure ->
                        append(
                                text,
                                line,
                                figure.name(),
                                number(figure.figure()),
                                "",
                                span(figure.runs()),
                                figure.unit());
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String line, Object... columns) {
        text.append(line.formatted(columns).stripTrailing()).append('\n');
    }

    private static Map<String, Object> fields(Row row) {
        return switch (row) {
            case Row.Ratio ratio ->
                    ordered(
                            "name", ratio.name(),
                            "ratio", rounded(ratio.ratio()),
                            "aim", ratio.aim(),
                            "better", "higher",
                            "against", ratio.against(),
                            "runs", ratio.runs().stream().map(Report::rounded).toList());
            case Row.Figure figure ->
                    ordered(
                            "name", figure.name(),
                            "figure", rounded(figure.figure()),
                            "unit", figure.unit(),
                            "better", "lower",
                            "runs", figure.runs().stream().map(Report::rounded).toList());
        };
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private static String span(List<Double> runs) {
        var least = runs.stream().mapToDouble(r -> r).min().orElseThrow();
        var most = runs.stream().mapToDouble(r -> r).max().orElseThrow();
        return number(least) + "–" + number(most);
    }

    private static String number(double value) {
        return value >= 100 ? "%.0f".formatted(value) : String.format(Locale.ROOT, "%.2f", value);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
