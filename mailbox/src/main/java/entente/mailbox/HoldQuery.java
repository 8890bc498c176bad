package entente.mailbox;

import entente.kql.Kql;
import entente.kql.Query;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/// Which items a hold is of: a text in KQL, and the name of the time zone in which its days are meant. Days such as `today` are those of when the hold was placed.
///
/// Two of the same text and zone are equal.
public final class HoldQuery {
    /// What the text says, and where.
    public record Understood(Query query, ZoneId zone) {}

    private final String text;
    private final String zone;
    private final Optional<Understood> understood;
    private final int keywords;

    private HoldQuery(String text, String zone, Optional<Understood> understood) {
        this.text = text;
        this.zone = zone;
        this.understood = understood;
        this.keywords = understood.map(each -> each.query().conditions()).orElse(0);
    }

    /// As it was written down. One that is not understood stays as it is: it may have been.
    public static HoldQuery of(String text, String zone) {
        return new HoldQuery(text, zone, understood(text, zone));
    }

    private static Optional<Understood> understood(String text, String zone) {
        try {
            var known = ZoneId.of(zone);
            return Kql.read(text) instanceof Kql.Reading.Understood(var query)
                    ? Optional.of(new Understood(query, known))
                    : Optional.empty();
        } catch (DateTimeException noZone) {
            return Optional.empty();
        }
    }

    public String text() {
        return text;
    }

    public String zone() {
        return zone;
    }

    /// Empty where the text is no query, or there is no such zone.
    public Optional<Understood> understood() {
        return understood;
    }

    /// How many conditions it has.
    int keywords() {
        return keywords;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HoldQuery same && same.text.equals(text) && same.zone.equals(zone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, zone);
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(text, zone);
    }
}
