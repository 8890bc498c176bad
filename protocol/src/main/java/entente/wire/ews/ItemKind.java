package entente.wire.ews;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which element an item is, by its class ("Item class" in the EWS reference), and the class that an element means where none is given. `message` is
/// whether it has what messages have.
enum ItemKind {
    MEETING_REQUEST("MeetingRequest", "IPM.Schedule.Meeting.Request", true),
    MEETING_RESPONSE("MeetingResponse", "IPM.Schedule.Meeting.Resp", true),
    MEETING_CANCELLATION("MeetingCancellation", "IPM.Schedule.Meeting.Canceled", true),
    MEETING("MeetingMessage", "IPM.Schedule.Meeting", true),
    MESSAGE("Message", "IPM.Note", true),
    CALENDAR_ITEM("CalendarItem", "IPM.Appointment", false),
    CONTACT("Contact", "IPM.Contact", false),
    DISTRIBUTION_LIST("DistributionList", "IPM.DistList", false),
    TASK("Task", "IPM.Task", false),
    POST("PostItem", "IPM.Post", false),
    REPORT("Message", "REPORT", true),
    OTHER("Item", "IPM.Note", false);

    private final String element;
    private final String itemClass;
    private final boolean message;

    ItemKind(String element, String itemClass, boolean message) {
        this.element = element;
        this.itemClass = itemClass;
        this.message = message;
    }

    /// Classes have no case, and one begins with those it is of: `IPM.Note.SMIME` is an `IPM.Note`.
    static ItemKind ofClass(String itemClass) {
        var text = itemClass.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> kind.holds(text)).findFirst().orElse(OTHER);
    }

    /// By an element's local name; empty for those that are no item's.
    static Optional<ItemKind> ofElement(String element) {
        return Arrays.stream(values()).filter(kind -> kind.element.equals(element)).findFirst();
    }

    String element() {
        return "t:" + element;
    }

    String itemClass() {
        return itemClass;
    }

    /// Whether items of this kind have what the field tells.
    boolean has(ItemField field) {
        return field.ofItems()
                || (field.ofMessages() && message)
                || (field.ofCalendar() && this == CALENDAR_ITEM)
                || (field.ofContacts() && this == CONTACT)
                || (field.ofLists() && this == DISTRIBUTION_LIST)
                || (field.ofTasks() && this == TASK);
    }

    private boolean holds(String text) {
        var mine = itemClass.toLowerCase(Locale.ROOT);
        return text.equals(mine) || text.startsWith(mine + ".");
    }
}
