package entente.calendar;

import java.util.function.Function;

/// What a changed occurrence has in common with its series, and which goes with it when the series changes (MS-OXOCAL 2.2.10.1: an exception says only what is
/// otherwise).
final class Inheritance {
    private final Appointment before;
    private final Appointment after;
    private final Appointment own;

    private Inheritance(Appointment before, Appointment after, Appointment own) {
        this.before = before;
        this.after = after;
        this.own = own;
    }

    /// The occurrence that is `own`, when its series becomes `after`.
    static Appointment of(Appointment before, Appointment after, Appointment own) {
        return new Inheritance(before, after, own).inherited();
    }

    private Appointment inherited() {
        var edit = new AppointmentEdit(own);
        edit.subject = choose(Appointment::subject);
        edit.location = choose(Appointment::location);
        edit.body = choose(Appointment::body);
        edit.categories = choose(Appointment::categories);
        edit.importance = choose(Appointment::importance);
        edit.sensitivity = choose(Appointment::sensitivity);
        edit.status = choose(Appointment::status);
        edit.reminderMinutes = choose(Appointment::reminderMinutes);
        edit.organizer = choose(Appointment::organizer);
        edit.attendees = choose(Appointment::attendees);
        edit.myResponse = choose(Appointment::myResponse);
        edit.cancelled = choose(Appointment::cancelled);
        edit.responseRequested = choose(Appointment::responseRequested);
        edit.newTimeAllowed = choose(Appointment::newTimeAllowed);
        edit.sequence = Math.max(own.sequence(), after.sequence());
        edit.stamp = choose(Appointment::stamp);
        return edit.done();
    }

    private <T> T choose(Function<Appointment, T> said) {
        return said.apply(own).equals(said.apply(before)) ? said.apply(after) : said.apply(own);
    }
}
