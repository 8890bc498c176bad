package entente.mailbox;

import entente.calendar.CalendarObject;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.problem.Problem;
import java.util.List;

/// Which items are appointments: those of that class, or of one that begins with it.
final class Appointments {
    private static final String CLASS = "IPM.Appointment";

    /// One that was read, and of which nothing is said.
    private static final ItemContent NEW =
            ItemContent.EMPTY.with(
                    Properties.NONE
                            .with(Known.ITEM_CLASS, CLASS)
                            .with(Known.FLAGS, Known.FLAG_READ));

    private Appointments() {}

    /// A new one that is such an object.
    static ItemSaid made(CalendarObject object) {
        return ItemSaid.of(NEW, object, List.of(CutStream.ofCalendar(object.bytes())));
    }

    /// A new one whose source nobody can read.
    static ItemSaid unreadable(byte[] source) {
        return new ItemSaid(NEW, List.of(CutStream.ofCalendar(source)));
    }

    /// `facts` are those of an item in the file; of one whose facts are broken nothing is known.
    static boolean isOne(byte[] facts) {
        try {
            return isOne(FactsReader.read(facts));
        } catch (Problem broken) {
            return false;
        }
    }

    static boolean isOne(ItemContent content) {
        var itemClass = content.itemClass();
        return itemClass.equalsIgnoreCase(CLASS)
                || itemClass.regionMatches(true, 0, CLASS + ".", 0, CLASS.length() + 1);
    }
}
