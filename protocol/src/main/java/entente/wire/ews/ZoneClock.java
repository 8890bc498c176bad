package entente.wire.ews;

import entente.question.TimeZoneRule;
import entente.wire.soap.XmlWriter;
import java.time.Instant;
import java.time.zone.ZoneRules;

/// Writes instants as one zone's clock shows them. An answer's times lie close together, so the offset is looked up only where the
/// clock may have changed since the last. For one answer and one thread.
final class ZoneClock {
    private final ZoneRules rules;
    private Instant from = Instant.MAX;
    private Instant until = Instant.MIN;
    private int offsetSeconds;

    ZoneClock(TimeZoneRule zone) {
        rules = zone.rules();
    }

    /// Writes `<name>yyyy-MM-ddTHH:mm:ss</name>`; a fraction of a second is dropped.
    void write(XmlWriter xml, String name, Instant instant) {
        if (instant.isBefore(from) || !instant.isBefore(until)) {
            lookUp(instant);
        }
        xml.clockTime(name, instant.getEpochSecond() + offsetSeconds);
    }

    private void lookUp(Instant instant) {
        offsetSeconds = rules.getOffset(instant).getTotalSeconds();
        // The change at `instant` itself is the one that began this stretch.
        var last = rules.previousTransition(instant.plusNanos(1));
        var next = rules.nextTransition(instant);
        from = last == null ? Instant.MIN : last.getInstant();
        until = next == null ? Instant.MAX : next.getInstant();
    }
}
