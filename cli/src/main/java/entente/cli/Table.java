package entente.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Rows under headings, as wide as their widest cell; the last column takes what is left of the line, and wraps.
final class Table {
    static final int WIDTH = 100;
    private static final String GAP = "  ";
    private static final int NARROWEST = 20;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        this.headings = List.of(headings);
    }

    Table row(String... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException("a row has as many cells as there are headings");
        }
        rows.add(List.of(cells));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        if (headings.stream().anyMatch(heading -> !heading.isEmpty())) {
            lines.addAll(lines(headings));
        }
        rows.forEach(row -> lines.addAll(lines(row)));
        return lines;
    }

    private List<String> lines(List<String> row) {
        var last = row.size() - 1;
        var before = new StringBuilder();
        for (var column = 0; column < last; column++) {
            before.append(padded(row.get(column), width(column))).append(GAP);
        }
        var parts = wrapped(row.get(last), Math.max(NARROWEST, WIDTH - before.length()));
        var lines = new ArrayList<String>();
        for (var part : parts) {
            var start = lines.isEmpty() ? before.toString() : " ".repeat(before.length());
            lines.add((start + part).stripTrailing());
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream()
                .map(row -> row.get(column).length())
                .reduce(headings.get(column).length(), Math::max);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /// Breaks at spaces; a word longer than a line stays whole, so that it can still be copied.
    static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : SPACES.split(text.strip(), -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    @Override
    public String toString() {
        return lines().stream().collect(Collectors.joining("\n"));
    }
}
