package entente.wire.ews;

import entente.item.Addressee;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.List;

/// Reads people that an item names (`ArrayOfRecipientsType`, `SingleRecipientType`).
final class PeopleXml {
    private PeopleXml() {}

    /// Those in the element at hand, such as `<ToRecipients>`. One with neither name nor address is nobody.
    static List<Addressee> read(XmlCursor xml, Addressee.Kind kind) throws MalformedXml {
        var people = new ArrayList<Addressee>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Mailbox" -> readOne(xml, kind, people);
                default -> xml.skip();
            }
        }
        return people;
    }

    private static void readOne(XmlCursor xml, Addressee.Kind kind, List<Addressee> people)
            throws MalformedXml {
        var name = "";
        var address = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Name" -> name = xml.text();
                case "EmailAddress" -> address = xml.text();
                default -> xml.skip();
            }
        }
        if (!name.isEmpty() || !address.isEmpty()) {
            people.add(new Addressee(kind, name, address));
        }
    }
}
