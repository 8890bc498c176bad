package entente.calendar;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lines of those who are invited, by whom they name: there may be very many.
final class AttendeeIndex {
    private final List<String> texts;
    private final Map<Attendee, Integer> bySaid = new HashMap<>();
    private final Map<String, ContentLine> byAddress = new HashMap<>();

    AttendeeIndex(Component event) {
        texts = event.texts("ATTENDEE");
        var lines = event.all("ATTENDEE").toList();
        for (var at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            var index = at;
            AttendeeLine.attendee(line)
                    .ifPresent(who -> {
                        bySaid.putIfAbsent(who, index);
                        bySaid.putIfAbsent(organizing(who), index);
                    });
            byAddress.putIfAbsent(AttendeeLine.known(AttendeeLine.address(line)), line);
        }
    }

    /// The first line, unfolded, that says just this; of who invites, whatever answer it has.
    Optional<String> saying(Attendee who) {
        return Optional.ofNullable(bySaid.get(who)).map(texts::get);
    }

    /// The first line that names whoever has that address.
    Optional<ContentLine> naming(String address) {
        return Optional.ofNullable(byAddress.get(AttendeeLine.known(address)));
    }

    private static Attendee organizing(Attendee who) {
        return new Attendee(who.role(), who.name(), who.address(), Response.ORGANIZER);
    }
}
