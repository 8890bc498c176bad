package entente.wire.ews;

import entente.wire.soap.XmlWriter;
import java.util.Optional;

/// Somebody who is found, or is in a list (`EmailAddressType`). A list of people of one's own has no address; `type` is that of the address, such as `SMTP`, and `item` the
/// contact or the list, where there is one.
public record MailboxElement(
        String name,
        Optional<String> address,
        String type,
        Kind kind,
        Optional<FolderElement.Id> item) {
    private static final String SMTP = "SMTP";

    /// What it is (`MailboxTypeType`).
    public enum Kind {
        MAILBOX("Mailbox"),
        GROUP("PublicDL"),
        OWN_LIST("PrivateDL"),
        CONTACT("Contact"),
        OTHER("OneOff");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }
    }

    /// Somebody with an address who is no item.
    public static MailboxElement of(String name, String address, Kind kind) {
        return new MailboxElement(name, Optional.of(address), SMTP, kind, Optional.empty());
    }

    /// A list of people of one's own.
    public static MailboxElement ofList(String name, FolderElement.Id item) {
        return new MailboxElement(
                name, Optional.empty(), "MAPIPDL", Kind.OWN_LIST, Optional.of(item));
    }

    void write(XmlWriter xml) {
        xml.start("t:Mailbox").element("t:Name", name);
        address.ifPresent(text -> xml.element("t:EmailAddress", text));
        xml.element("t:RoutingType", type);
        xml.element("t:MailboxType", kind.wireName);
        item.ifPresent(id -> id.write(xml, "t:ItemId"));
        xml.end();
    }
}
