package entente.wire.seal;

import entente.wire.soap.Element;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// When a message was made and until when it may be taken, in UTC (WS-Security 1.1, 10). Half-open: at `expires` it is over.
public record Timestamp(Instant created, Instant expires) {
    /// How long our own messages may be taken.
    public static final Duration WINDOW = Duration.ofMinutes(5);

    /// The longest window that we take from others.
    public static final Duration LONGEST_WINDOW = Duration.ofMinutes(10);

    public Timestamp {
        if (!created.isBefore(expires)) {
            throw new IllegalArgumentException("a timestamp must expire after it was created");
        }
    }

    /// The timestamp of a message made now, in whole seconds.
    public static Timestamp at(Instant now) {
        var created = now.truncatedTo(ChronoUnit.SECONDS);
        return new Timestamp(created, created.plus(WINDOW));
    }

    /// Reads `<wsu:Timestamp>`: one `Created`, then one `Expires`, both ending in `Z`.
    public static Timestamp read(Element timestamp) throws SealBroken {
        XmlTree.expectOnly(timestamp, Namespaces.UTILITY, "Created", "Expires");
        var created = time(timestamp, "Created");
        var expires = time(timestamp, "Expires");
        if (!created.isBefore(expires)) {
            throw new SealBroken(Flaw.TIMESTAMP, "the timestamp expires before it is created");
        }
        return new Timestamp(created, expires);
    }

    /// Complains unless `now` lies within the window, give or take `skew` of the two clocks, and the window is not too long.
    public void check(Instant now, Duration skew) throws SealBroken {
        if (created.isAfter(now.plus(skew))) {
            throw new SealBroken(Flaw.TIMESTAMP, "the message is from the future: " + created);
        }
        if (!expires.isAfter(now.minus(skew))) {
            throw new SealBroken(Flaw.TIMESTAMP, "the message has expired: " + expires);
        }
        if (Duration.between(created, expires).compareTo(LONGEST_WINDOW) > 0) {
            throw new SealBroken(Flaw.TIMESTAMP, "the message may be taken for too long");
        }
    }

    /// Writes itself as the last child of `security`.
    Element write(Element security) {
        var timestamp = XmlTree.add(security, Namespaces.UTILITY, "wsu:Timestamp");
        XmlTree.add(timestamp, Namespaces.UTILITY, "wsu:Created", created.toString());
        XmlTree.add(timestamp, Namespaces.UTILITY, "wsu:Expires", expires.toString());
        return timestamp;
    }

    private static Instant time(Element timestamp, String name) throws SealBroken {
        return UtcTime.parse(XmlTree.value(timestamp, Namespaces.UTILITY, name))
                .orElseThrow(() -> XmlTree.broken("%s is not in UTC: %s", timestamp, name));
    }
}
