package entente.calendar;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import entente.calendar.Appointment.Role;
import entente.question.Address;
import java.util.Locale;
import java.util.Optional;

/// Somebody whom an ATTENDEE or ORGANIZER names (RFC 5545, 3.8.4.1 and 3.8.4.3).
final class AttendeeLine {
    private static final String MAILTO = "mailto:";

    private AttendeeLine() {}

    /// Who is invited; empty where nobody is named.
    static Optional<Attendee> attendee(ContentLine line) {
        return named(new Attendee(role(line), name(line), address(line), response(line)));
    }

    /// Who invites.
    static Optional<Attendee> organizer(ContentLine line) {
        return named(new Attendee(Role.REQUIRED, name(line), address(line), Response.ORGANIZER));
    }

    /// Whether both addresses are the same, in any spelling.
    static boolean same(String one, String other) {
        return one.equalsIgnoreCase(other)
                || Address.parse(one)
                        .map(address -> Address.parse(other).map(address::equals).orElse(false))
                        .orElse(false);
    }

    /// One spelling of an address for each that is the same.
    static String known(String address) {
        return Address.parse(address)
                .map(Address::toString)
                .orElseGet(() -> address.toLowerCase(Locale.ROOT));
    }

    /// The address: that of a `mailto:`, else what EMAIL says (RFC 7986, 6.2), else the value as it is.
    static String address(ContentLine line) {
        var value = line.value();
        return value.regionMatches(true, 0, MAILTO, 0, MAILTO.length())
                ? value.substring(MAILTO.length()).strip()
                : line.parameter("EMAIL").map(String::strip).orElse(value);
    }

    private static Optional<Attendee> named(Attendee read) {
        return Optional.of(read).filter(who -> !who.name().isEmpty() || !who.address().isEmpty());
    }

    private static String name(ContentLine line) {
        return line.parameter("CN").orElse("");
    }

    private static Role role(ContentLine line) {
        return switch (upper(line, "CUTYPE")) {
            case "RESOURCE", "ROOM" -> Role.RESOURCE;
            default ->
                    switch (upper(line, "ROLE")) {
                        case "OPT-PARTICIPANT", "NON-PARTICIPANT" -> Role.OPTIONAL;
                        default -> Role.REQUIRED;
                    };
        };
    }

    private static Response response(ContentLine line) {
        return switch (upper(line, "PARTSTAT")) {
            case "ACCEPTED" -> Response.ACCEPT;
            case "DECLINED" -> Response.DECLINE;
            case "TENTATIVE" -> Response.TENTATIVE;
            default -> Response.NOT_RESPONDED;
        };
    }

    private static String upper(ContentLine line, String parameter) {
        return line.parameter(parameter).orElse("").strip().toUpperCase(Locale.ROOT);
    }
}
