package entente.wire.ews;

import entente.item.KnownContact;
import entente.item.ListMember;
import entente.item.Properties;
import entente.item.PropertyType;
import entente.item.PropertyValue;
import entente.problem.Code;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Who is in a list of people, in both directions (`MembersListType`). A member's key is its entry id.
final class MembersXml {
    /// The path by which a request names one of them, by its key.
    static final String MEMBER = "distributionlist:Members:Member";

    private MembersXml() {}

    /// Reads `<Members>`: these and no others, each once; refused where one has no address, or they are more than one list has.
    static BatchResult<List<ItemEdit>> read(XmlCursor xml) throws MalformedXml {
        var members = new LinkedHashSet<PropertyValue>();
        var unaddressed = false;
        while (xml.nextChild()) {
            if (!xml.name().equals("Member")) {
                xml.skip();
                continue;
            }
            var member = readMember(xml);
            member.map(ListMember::entryId).ifPresent(members::add);
            unaddressed = unaddressed || member.isEmpty();
        }
        if (unaddressed) {
            return BatchResult.refused(Code.LIST_MEMBER_WITHOUT_ADDRESS);
        }
        if (members.size() > ListMember.MOST) {
            return BatchResult.refused(Code.LIST_TOO_LONG);
        }
        var id = KnownContact.LIST_ONE_OFF_MEMBERS;
        return BatchResult.done(
                members.isEmpty()
                        ? List.of(new ItemEdit.Remove(id))
                        : List.of(
                                new ItemEdit.SetProperties(
                                        Properties.NONE.with(
                                                id,
                                                new PropertyValue.Many(
                                                        PropertyType.BINARY,
                                                        List.copyOf(members))))));
    }

    private static Optional<ListMember> readMember(XmlCursor xml) throws MalformedXml {
        var member = Optional.<ListMember>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Mailbox" -> member = readMailbox(xml);
                default -> xml.skip();
            }
        }
        return member;
    }

    private static Optional<ListMember> readMailbox(XmlCursor xml) throws MalformedXml {
        var name = "";
        var address = "";
        var type = ListMember.SMTP;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Name" -> name = xml.text();
                case "EmailAddress" -> address = xml.text();
                case "RoutingType" -> type = xml.text();
                default -> xml.skip();
            }
        }
        return address.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ListMember(name, type.isEmpty() ? ListMember.SMTP : type, address));
    }

    /// Takes the member of that key away.
    static List<ItemEdit> without(String key) {
        return ValueXml.base64(key)
                .map(PropertyValue.Binary::of)
                .<List<ItemEdit>>map(entry ->
                        List.of(new ItemEdit.RemoveValue(KnownContact.LIST_ONE_OFF_MEMBERS, entry)))
                .orElseGet(List::of);
    }

    /// Writes them, if there is one.
    static void write(XmlWriter xml, String element, Properties list) {
        var entries = ListMember.entries(list);
        if (entries.isEmpty()) {
            return;
        }
        xml.start(element);
        for (var entry : entries) {
            var member = ListMember.parse(entry);
            xml.start("t:Member");
            xml.attribute("Key", Base64.getEncoder().encodeToString(entry.bytes()));
            member.ifPresent(known -> {
                xml.start("t:Mailbox").element("t:Name", known.shown());
                xml.element("t:EmailAddress", known.address());
                xml.element("t:RoutingType", known.type());
                xml.element("t:MailboxType", "OneOff").end();
            });
            xml.element("t:Status", member.isPresent() ? "Normal" : "Unrecognized").end();
        }
        xml.end();
    }
}
