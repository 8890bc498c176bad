package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.Optional;

/// An address with its name (EWS `EmailAddressType`), in both directions.
final class EmailAddressXml {
    private EmailAddressXml() {}

    /// Reads the element at hand: the address as sent; empty where it has none.
    static Optional<String> read(XmlCursor xml) throws MalformedXml {
        var address = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "EmailAddress" -> address = Optional.of(xml.text());
                default -> xml.skip();
            }
        }
        return address.filter(text -> !text.isEmpty());
    }

    /// Writes an element of that name. The schema has no empty address: one that is blank is left out.
    static void write(XmlWriter xml, String element, String name, String address) {
        xml.start(element).element("t:Name", name);
        if (!address.isBlank()) {
            xml.element("t:EmailAddress", address);
        }
        xml.element("t:RoutingType", "SMTP").end();
    }
}
