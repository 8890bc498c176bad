package entente.snapshot;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Writes TOML 1.0: comments, tables, and values as JSON has them. The same calls make the same text.
final class TomlText {
    private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");
    private static final int WIDTH = 100;
    private static final String MANY_LINES = "\"\"\"";

    private final StringBuilder text = new StringBuilder();

    TomlText comment(String line) {
        text.append("# ").append(onOneLine(line)).append('\n');
        return this;
    }

    /// What stands before the first table.
    TomlText head(String key, JsonNode value) {
        text.append('\n');
        return put(key, value);
    }

    /// `heading` is `[trust]` or `[[connector]]`.
    TomlText table(String heading) {
        text.append('\n').append(heading).append('\n');
        return this;
    }

    /// Members of an object each take a line of their own.
    TomlText put(String key, JsonNode value) {
        putAt(key(key), value);
        return this;
    }

    private void putAt(String path, JsonNode value) {
        if (value.isObject()) {
            value.propertyStream()
                    .forEach(member -> putAt(path + "." + key(member.getKey()), member.getValue()));
        } else {
            text.append(path).append(" = ").append(value(value, path.length() + 3)).append('\n');
        }
    }

    private static String key(String key) {
        return BARE_KEY.matcher(key).matches() ? key : quoted(key);
    }

    private static String value(JsonNode value, int indent) {
        if (value.isArray()) {
            return list(value, indent);
        }
        return value.isString() ? string(value.asString()) : value.toString();
    }

    private static String list(JsonNode list, int indent) {
        var values = list.valueStream().map(each -> value(each, 0)).toList();
        var line = "[" + String.join(", ", values) + "]";
        if (line.indexOf('\n') < 0 && indent + line.length() <= WIDTH) {
            return line;
        }
        return values.stream()
                .map(each -> "    " + each + ",\n")
                .collect(Collectors.joining("", "[\n", "]"));
    }

    private static String string(String string) {
        return string.indexOf('\n') < 0
                ? quoted(string)
                : MANY_LINES + "\n" + escapedLines(string) + MANY_LINES;
    }

    private static String escapedLines(String string) {
        return Arrays.stream(string.split("\n", -1))
                .map(TomlText::escaped)
                .collect(Collectors.joining("\n"));
    }

    private static String quoted(String string) {
        return '"' + escaped(string) + '"';
    }

    private static String escaped(String string) {
        return string.codePoints().mapToObj(TomlText::escaped).collect(Collectors.joining());
    }

    /// Nothing that is not seen stands in a file that people read.
    private static String escaped(int point) {
        return switch (point) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> {
                var seen =
                        switch (Character.getType(point)) {
                            case Character.CONTROL,
                                    Character.FORMAT,
                                    Character.SURROGATE,
                                    Character.PRIVATE_USE,
                                    Character.UNASSIGNED,
                                    Character.LINE_SEPARATOR,
                                    Character.PARAGRAPH_SEPARATOR ->
                                    false;
                            default -> true;
                        };
                yield seen ? Character.toString(point) : code(point);
            }
        };
    }

    private static String code(int point) {
        return point <= 0xffff
                ? String.format(Locale.ROOT, "\\u%04x", point)
                : String.format(Locale.ROOT, "\\U%08x", point);
    }

    private static String onOneLine(String line) {
        return line.replaceAll("\\p{Cntrl}", " ");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
