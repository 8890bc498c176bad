package entente.wire.graph;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.WindowsZones;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A time zone by the name that the other side has for it, Windows' or IANA's, which is said back to it.
public record NamedZone(String name, ZoneId zone) {
    public static final NamedZone UTC = new NamedZone("UTC", ZoneOffset.UTC);

    /// Reads a name; "UTC" is both.
    public static NamedZone read(String name) throws ScheduleFault {
        if (name.equals(UTC.name())) {
            return UTC;
        }
        var windows = WindowsZones.zone(name);
        if (windows.isPresent()) {
            return new NamedZone(name, windows.get());
        }
        try {
            return new NamedZone(name, ZoneId.of(name));
        } catch (DateTimeException unknown) {
            throw new ScheduleFault(
                    Refusal.of(Code.ZONE_INVALID)
                            .saying("A time zone is named that is none.")
                            .mendedBy("Name it as Windows or IANA does."));
        }
    }
}
