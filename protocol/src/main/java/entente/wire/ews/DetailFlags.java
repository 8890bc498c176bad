package entente.wire.ews;

import entente.question.Details;
import entente.wire.soap.XmlPiece;
import java.util.List;
import java.util.stream.IntStream;

/// The five flags at the end of `CalendarEventDetails`. All are always there, as the schema wants; so there are 32 ways to write
/// them, and each is written once.
final class DetailFlags {
    private static final int MEETING = 1;
    private static final int RECURRING = 2;
    private static final int EXCEPTION = 4;
    private static final int REMINDER_SET = 8;
    private static final int PRIVATE = 16;

    private static final List<XmlPiece> ELEMENTS =
            IntStream.range(0, 32).mapToObj(DetailFlags::elements).toList();

    private DetailFlags() {}

    static XmlPiece elements(Details details) {
        return ELEMENTS.get(
                (details.meeting() ? MEETING : 0)
                        | (details.recurring() ? RECURRING : 0)
                        | (details.exception() ? EXCEPTION : 0)
                        | (details.reminderSet() ? REMINDER_SET : 0)
                        | (details.isPrivate() ? PRIVATE : 0));
    }

    private static XmlPiece elements(int flags) {
        return XmlPiece.of(xml ->
                xml.element("t:IsMeeting", (flags & MEETING) != 0)
                        .element("t:IsRecurring", (flags & RECURRING) != 0)
                        .element("t:IsException", (flags & EXCEPTION) != 0)
                        .element("t:IsReminderSet", (flags & REMINDER_SET) != 0)
                        .element("t:IsPrivate", (flags & PRIVATE) != 0));
    }
}
