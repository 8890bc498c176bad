package entente.question;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The names that Windows has for time zones, and what IANA calls them (Unicode CLDR, `windowsZones`). Case matters.
public final class WindowsZones {
    private static final Table TABLE = read();

    private WindowsZones() {}

    /// The zone of a Windows name, such as `W. Europe Standard Time`; empty when there is none.
    public static Optional<ZoneId> zone(String windowsName) {
        return Optional.ofNullable(TABLE.zones.get(windowsName));
    }

    /// The zone of a Windows name or, for whoever knows no such, of an IANA name; empty when it is neither.
    public static Optional<ZoneId> named(String name) {
        return zone(name)
                .or(() ->
                        ZoneId.getAvailableZoneIds().contains(name)
                                ? Optional.of(ZoneId.of(name))
                                : Optional.empty());
    }

    /// The Windows name of a zone; empty for the few that Windows does not know.
    public static Optional<String> windowsName(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC)
                ? Optional.of("UTC")
                : Optional.ofNullable(TABLE.names.get(zone.getId()));
    }

    /// Every Windows name, from west to east.
    public static List<String> ids() {
        return TABLE.ids;
    }

    private record Table(List<String> ids, Map<String, ZoneId> zones, Map<String, String> names) {}

    /// Each line is a Windows name, a tab, and the IANA names with spaces between them, the most usual first.
    private static Table read() {
        var ids = new ArrayList<String>();
        var zones = new HashMap<String, ZoneId>();
        var names = new HashMap<String, String>();
        for (var line : lines()) {
            var columns = line.split("\t", 2);
            var ianaNames = columns[1].split(" ", -1);
            ids.add(columns[0]);
            zones.put(columns[0], ZoneId.of(ianaNames[0]));
            for (var iana : ianaNames) {
                names.put(iana, columns[0]);
            }
        }
        return new Table(List.copyOf(ids), Map.copyOf(zones), Map.copyOf(names));
    }

    private static List<String> lines() {
        var resource = WindowsZones.class.getResourceAsStream("windows-zones.txt");
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the table of Windows zones cannot be read", e);
        }
    }
}
