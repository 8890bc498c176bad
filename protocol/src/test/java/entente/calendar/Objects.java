package entente.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.question.Address;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// Calendar objects of Mary, who lives in Berlin.
final class Objects {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Owner MARY = new Owner(Address.of("mary@contoso.test"), BERLIN);

    private Objects() {}

    /// An event of these lines.
    static CalendarObject event(String lines) {
        return object("BEGIN:VEVENT\nUID:1@contoso.test\n" + lines + "END:VEVENT\n");
    }

    /// An object of these components.
    static CalendarObject object(String components) {
        return read("BEGIN:VCALENDAR\nVERSION:2.0\n" + components + "END:VCALENDAR\n");
    }

    static CalendarObject read(String file) {
        return CalendarObjects.first(file.getBytes(UTF_8), MARY).orElseThrow();
    }

    static String text(CalendarObject object) {
        return new String(object.bytes(), UTF_8).replace("\r\n ", "");
    }

    static Instant at(String local) {
        return at(local, BERLIN);
    }

    static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
