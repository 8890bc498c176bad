package entente.mailfiles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Writes iCalendar objects into one calendar file: what is in each of them, and a time zone that several have once. Where two have different rules under one name of a zone, the second begins a new
/// `VCALENDAR`.
public final class CalendarWriting implements AutoCloseable {
    private static final String BEGIN =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Entente//EN\r\n";
    private static final String END = "END:VCALENDAR\r\n";
    private static final Pattern TZID = Pattern.compile("(?m)^TZID[^:\r\n]*:(.*)$");

    private final SafeFile file;

    /// The zones of the `VCALENDAR` that is open, by their names.
    private final Map<String, String> zones = new HashMap<>();

    public CalendarWriting(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        this.file = new SafeFile(path);
        put(BEGIN);
    }

    /// Adds an object, from its `BEGIN:VCALENDAR` to its end.
    public void add(byte[] object) throws IOException {
        var components = components(object);
        if (components.stream().anyMatch(this::isOtherZone)) {
            put(END);
            put(BEGIN);
            zones.clear();
        }
        for (var component : components) {
            if (!isZone(component) || zones.putIfAbsent(zone(component), component) == null) {
                put(component);
            }
        }
    }

    private static List<String> components(byte[] object) {
        var components = new ArrayList<String>();
        var component = new StringBuilder();
        var depth = 0;
        for (var line : new String(object, UTF_8).lines().toList()) {
            depth += line.startsWith("BEGIN:") ? 1 : 0;
            if (depth > 1) {
                component.append(line).append("\r\n");
            }
            depth -= line.startsWith("END:") ? 1 : 0;
            if (depth == 1 && !component.isEmpty()) {
                components.add(component.toString());
                component.setLength(0);
            }
        }
        return components;
    }

    private static boolean isZone(String component) {
        return component.startsWith("BEGIN:VTIMEZONE");
    }

    /// Whether it is a zone whose name another has.
    private boolean isOtherZone(String component) {
        return isZone(component)
                && !zones.getOrDefault(zone(component), component).equals(component);
    }

    /// The name of a zone.
    private static String zone(String component) {
        var name = TZID.matcher(component.replaceAll("\r\n[ \t]", ""));
        return name.find() ? name.group(1) : component;
    }

    public void keep() throws IOException {
        put(END);
        file.keep();
    }

    private void put(String text) throws IOException {
        file.write(text.getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
