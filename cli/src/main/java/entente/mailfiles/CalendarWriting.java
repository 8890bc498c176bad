package entente.mailfiles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Writes iCalendar objects into one calendar file: what is in each of them, and a time zone that several have once.
public final class CalendarWriting implements AutoCloseable {
    private final SafeFile file;
    private final Set<String> zones = new HashSet<>();

    public CalendarWriting(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        this.file = new SafeFile(path);
        put("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Entente//EN\r\n");
    }

    /// Adds an object, from its `BEGIN:VCALENDAR` to its end.
    public void add(byte[] object) throws IOException {
        var component = new StringBuilder();
        var depth = 0;
        for (var line : new String(object, UTF_8).lines().toList()) {
            depth += line.startsWith("BEGIN:") ? 1 : 0;
            if (depth > 1) {
                component.append(line).append("\r\n");
            }
            depth -= line.startsWith("END:") ? 1 : 0;
            if (depth == 1 && !component.isEmpty()) {
                var text = component.toString();
                if (!text.startsWith("BEGIN:VTIMEZONE") || zones.add(text)) {
                    put(text);
                }
                component.setLength(0);
            }
        }
    }

    public void keep() throws IOException {
        put("END:VCALENDAR\r\n");
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
