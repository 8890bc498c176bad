package entente.wire.ews;

import entente.item.KnownContact;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.wire.soap.XmlWriter;

/// Writes what the server says of a contact by itself: its whole name (`CompleteNameType`), and where it is kept.
record ContactXml(XmlWriter xml) {
    /// The element of each part of a name, and what holds it, in the schema's order.
    private enum NamePart {
        TITLE("Title", KnownContact.TITLE),
        FIRST("FirstName", KnownContact.GIVEN_NAME),
        MIDDLE("MiddleName", KnownContact.MIDDLE_NAME),
        LAST("LastName", KnownContact.SURNAME),
        SUFFIX("Suffix", KnownContact.GENERATION),
        INITIALS("Initials", KnownContact.INITIALS),
        FULL("FullName", KnownContact.DISPLAY_NAME),
        NICKNAME("Nickname", KnownContact.NICKNAME),
        YOMI_FIRST("YomiFirstName", KnownContact.YOMI_GIVEN_NAME),
        YOMI_LAST("YomiLastName", KnownContact.YOMI_SURNAME);

        private final String element;
        private final PropertyId id;

        NamePart(String element, PropertyId id) {
            this.element = element;
            this.id = id;
        }
    }

    /// The parts of the name that are there, if one is.
    void writeName(String element, Properties contact) {
        var open = false;
        for (var part : NamePart.values()) {
            var text = contact.text(part.id).filter(said -> !said.isEmpty());
            if (text.isPresent() && !open) {
                xml.start(element);
                open = true;
            }
            text.ifPresent(said -> xml.element("t:" + part.element, said));
        }
        if (open) {
            xml.end();
        }
    }

    /// What is no item is of the directory.
    void writeSource(String element, ItemElement item) {
        xml.element(element, item.id().id().isEmpty() ? "ActiveDirectory" : "Store");
    }
}
