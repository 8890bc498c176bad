package entente.wire.ews;

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Texts;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/// What can be answered to an item, by the elements that CreateItem takes for it (`NonEmptyArrayOfResponseObjectsType`).
final class ResponseObjectsXml {
    private static final String MEETING_REQUEST = "ipm.schedule.meeting.request";
    private static final List<String> MESSAGES =
            List.of("ipm.note", "ipm.schedule.meeting", "ipm.post", "report.");
    private static final List<String> TO_MEETINGS =
            List.of("AcceptItem", "TentativelyAcceptItem", "DeclineItem");
    private static final List<String> TO_MESSAGES =
            List.of("ReplyToItem", "ReplyAllToItem", "ForwardItem");

    // PidLidAppointmentStateFlags (MS-OXOCAL 2.2.1.10).
    private static final int MEETING = 1;
    private static final int RECEIVED = 2;
    private static final int CALLED_OFF = 4;

    private ResponseObjectsXml() {}

    /// Writes nothing where nothing can be answered: to drafts, and to what hangs on another item.
    static void write(XmlWriter xml, String element, ItemElement item) {
        var all =
                item.owned() && !item.id().id().isEmpty() ? of(item.content()) : List.<String>of();
        if (!all.isEmpty()) {
            xml.start(element);
            all.forEach(each -> xml.start("t:" + each).end());
            xml.end();
        }
    }

    private static List<String> of(ItemContent content) {
        var properties = content.properties();
        if (content.isAppointment()) {
            return ofAppointment(properties.number(Known.APPOINTMENT_STATE).orElse(0));
        }
        var itemClass = Texts.folded(content.itemClass());
        if (properties.has(Known.FLAGS, Known.FLAG_UNSENT)
                || MESSAGES.stream().noneMatch(itemClass::startsWith)) {
            return List.of();
        }
        var all = new ArrayList<String>();
        if (itemClass.startsWith(MEETING_REQUEST)) {
            all.addAll(TO_MEETINGS);
        }
        all.addAll(TO_MESSAGES);
        if (properties.flag(Known.READ_RECEIPT_REQUESTED).orElse(false) && !content.isRead()) {
            all.add("SuppressReadReceipt");
        }
        return all;
    }

    private static List<String> ofAppointment(int state) {
        if ((state & MEETING) == 0 || (state & CALLED_OFF) != 0) {
            return List.of();
        }
        return (state & RECEIVED) != 0 ? TO_MEETINGS : List.of("CancelCalendarItem");
    }
}
