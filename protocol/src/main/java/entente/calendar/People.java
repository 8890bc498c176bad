package entente.calendar;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import entente.calendar.Appointment.Role;
import entente.item.Addressee;
import java.util.ArrayList;
import java.util.List;

/// Who is invited, as the lines of a message say it.
final class People {
    private People() {}

    static Appointment with(Appointment from, Addressee.Kind line, List<Addressee> invited) {
        var all = new ArrayList<Attendee>();
        for (var role : Role.values()) {
            if (Numbers.line(role) == line) {
                invited.forEach(who -> all.add(attendee(from, role, who)));
            } else {
                from.attendees().stream().filter(who -> who.role() == role).forEach(all::add);
            }
        }
        var edit = new AppointmentEdit(from);
        // In the order in which they were, where they are the same.
        edit.attendees =
                all.size() == from.attendees().size() && from.attendees().containsAll(all)
                        ? from.attendees()
                        : all;
        return edit.done();
    }

    private static Attendee attendee(Appointment from, Role role, Addressee who) {
        var response =
                from.attendees().stream()
                        .filter(one -> AttendeeLine.same(one.address(), who.address()))
                        .map(Attendee::response)
                        .findFirst()
                        .orElse(Response.NOT_RESPONDED);
        return new Attendee(role, who.name(), who.address(), response);
    }
}
