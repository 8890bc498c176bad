package entente.mailbox;

import entente.calendar.CalendarFault;
import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.Owner;
import java.util.List;

/// A calendar file on its way into a mailbox: the objects that it holds, each with the item that it would be.
record CalendarImport(Owner owner, List<New> found, List<CalendarFault> faults) {
    static final int LARGEST_FILE = 64 << 20;

    CalendarImport {
        found = List.copyOf(found);
        faults = List.copyOf(faults);
    }

    record New(CalendarObject object, ItemSaid item) {
        static New of(CalendarObject object) {
            return new New(object, Appointments.made(object));
        }
    }

    static CalendarImport read(byte[] bytes, Owner owner) {
        var read = CalendarObjects.read(bytes, owner);
        return new CalendarImport(
                owner, read.objects().stream().map(New::of).toList(), read.faults());
    }
}
