package entente.calendar;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import entente.calendar.Appointment.Role;
import entente.item.Addressee;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Who is invited, as the lines of a message say it.
final class People {
    private People() {}

    static Appointment with(Appointment from, Addressee.Kind line, List<Addressee> invited) {
        var responses = new HashMap<String, Response>();
        from.attendees()
                .forEach(who ->
                        responses.putIfAbsent(AttendeeLine.known(who.address()), who.response()));
        var all = new ArrayList<Attendee>();
        for (var role : Role.values()) {
            if (Numbers.line(role) == line) {
                invited.forEach(who -> all.add(attendee(responses, role, who)));
            } else {
                from.attendees().stream().filter(who -> who.role() == role).forEach(all::add);
            }
        }
        var edit = new AppointmentEdit(from);
        // In the order in which they were, where they are the same.
        edit.attendees =
                all.size() == from.attendees().size()
                                && new HashSet<>(from.attendees()).containsAll(all)
                        ? from.attendees()
                        : all;
        return edit.done();
    }

    private static Attendee attendee(Map<String, Response> responses, Role role, Addressee who) {
        var response =
                responses.getOrDefault(AttendeeLine.known(who.address()), Response.NOT_RESPONDED);
        return new Attendee(role, who.name(), who.address(), response);
    }
}
