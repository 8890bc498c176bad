package entente.wire.ews;

import entente.calendar.Appointment;
import entente.calendar.Appointment.Attendee;
import entente.item.Addressee;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/// People who are invited (`NonEmptyArrayOfAttendeesType`), in both directions. What a request says of their answers is passed over.
final class AttendeesXml {
    /// What people answered (`ResponseTypeType`), that of 0 first ([entente.item.Known#RESPONSE_STATUS]).
    static final List<String> RESPONSES =
            List.of("Unknown", "Organizer", "Tentative", "Accept", "Decline", "NoResponseReceived");

    private AttendeesXml() {}

    static String name(Appointment.Response response) {
        return switch (response) {
            case NONE -> "Unknown";
            case ORGANIZER -> "Organizer";
            case TENTATIVE -> "Tentative";
            case ACCEPT -> "Accept";
            case DECLINE -> "Decline";
            case NOT_RESPONDED -> "NoResponseReceived";
        };
    }

    /// Reads the element at hand, such as `<RequiredAttendees>`.
    static List<Addressee> read(XmlCursor xml, Addressee.Kind kind) throws MalformedXml {
        var people = new ArrayList<Addressee>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Attendee" -> people.addAll(PeopleXml.read(xml, kind));
                default -> xml.skip();
            }
        }
        return people;
    }

    /// Writes an element of that name; none where nobody is invited.
    static void write(XmlWriter xml, String element, List<Attendee> attendees) {
        if (attendees.isEmpty()) {
            return;
        }
        xml.start(element);
        for (var attendee : attendees) {
            xml.start("t:Attendee");
            writeMailbox(xml, attendee);
            xml.element("t:ResponseType", name(attendee.response())).end();
        }
        xml.end();
    }

    static void writeMailbox(XmlWriter xml, Attendee somebody) {
        var name = somebody.name().isEmpty() ? somebody.address() : somebody.name();
        EmailAddressXml.write(xml, "t:Mailbox", name, somebody.address());
    }
}
