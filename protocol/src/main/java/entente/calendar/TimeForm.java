package entente.calendar;

import com.github.mangstadt.vinnie.VObjectParameters;
import entente.question.WindowsZones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;

/// How a time is written (RFC 5545, 3.3.4 and 3.3.5): as a date, on nobody's clock, in UTC, or on the clock that `name` names. `rules` are those of the clock.
record TimeForm(Kind kind, String name, ZoneRules rules) {
    enum Kind {
        DATE,
        FLOATING,
        UTC,
        ZONED
    }

    /// That of a line, which means `moment`.
    static TimeForm of(ContentLine line, Moment moment) {
        if (moment.isDate()) {
            return new TimeForm(Kind.DATE, "", moment.zone());
        }
        if (line.value().endsWith("Z")) {
            return new TimeForm(Kind.UTC, "", Moment.UTC);
        }
        return line.parameter("TZID")
                .map(name -> new TimeForm(Kind.ZONED, name, moment.zone()))
                .orElseGet(() -> new TimeForm(Kind.FLOATING, "", moment.zone()));
    }

    /// The one for a zone in the owner's calendar: whole days on her own clock are dates.
    static TimeForm of(Owner owner, ZoneId zone, boolean allDay) {
        if (allDay && zone.equals(Appointment.plain(owner.zone()))) {
            return new TimeForm(Kind.DATE, "", zone.getRules());
        }
        if (zone.equals(ZoneOffset.UTC)) {
            return new TimeForm(Kind.UTC, "", Moment.UTC);
        }
        var name = zone instanceof ZoneOffset offset ? OffsetName.of(offset) : name(zone);
        return new TimeForm(Kind.ZONED, name, zone.getRules());
    }

    /// Exchange names zones as Windows does, and its clients know them so; but of the zones that have such a name together, only the usual one is found again by it.
    private static String name(ZoneId zone) {
        return WindowsZones.windowsName(zone)
                .filter(name -> WindowsZones.zone(name).equals(Optional.of(zone)))
                .orElse(zone.getId());
    }

    /// Whether this form can say that instant: of an hour that the clock shows twice, only the first time.
    boolean holds(Instant at) {
        return kind == Kind.DATE || Moment.epochSecond(local(at), rules) == at.getEpochSecond();
    }

    /// A property of that instant, in UTC where this form cannot hold it.
    String line(String property, Instant at) {
        return holds(at) ? onClock(property, at) : Line.time(property, at);
    }

    /// A property of what the clock shows at that instant.
    String onClock(String property, Instant at) {
        var parameters = new VObjectParameters();
        switch (kind) {
            case DATE -> parameters.put("VALUE", "DATE");
            case ZONED -> parameters.put("TZID", name);
            case FLOATING, UTC -> {}
        }
        return Line.of(property, parameters, value(at));
    }

    /// The last day of a series that starts at `time` on this clock, as UNTIL says it (RFC 5545, 3.3.10).
    String until(LocalDate last, LocalTime time) {
        return switch (kind) {
            case DATE -> Line.DATE.format(last);
            case FLOATING -> Line.LOCAL.format(last.atTime(time));
            case UTC, ZONED ->
                    Line.utc(Instant.ofEpochSecond(Moment.epochSecond(last.atTime(time), rules)));
        };
    }

    LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, rules.getOffset(at));
    }

    /// The VTIMEZONE that has to stand beside it.
    Optional<Component> definition(Instant at) {
        return kind == Kind.ZONED
                ? Optional.of(ZoneText.of(name, rules, local(at).getYear()))
                : Optional.empty();
    }

    private String value(Instant at) {
        return switch (kind) {
            case DATE -> Line.DATE.format(local(at));
            case UTC -> Line.utc(at);
            case FLOATING, ZONED -> Line.LOCAL.format(local(at));
        };
    }
}
