package entente.wire.ews;

import entente.question.FolderRights;
import entente.wire.soap.XmlWriter;

/// Writes `<t:PermissionSet>` of a folder, in one of its two forms.
final class PermissionSetXml {
    private final XmlWriter xml;
    private final boolean ofCalendar;

    PermissionSetXml(XmlWriter xml, FolderElement.Kind kind) {
        this.xml = xml;
        this.ofCalendar = kind == FolderElement.Kind.CALENDAR;
    }

    void write(PermissionSet set) {
        xml.start("t:PermissionSet").start(ofCalendar ? "t:CalendarPermissions" : "t:Permissions");
        set.entries().forEach(this::write);
        xml.end().end();
    }

    private void write(PermissionSet.Entry entry) {
        var rights = entry.rights();
        xml.start(ofCalendar ? "t:CalendarPermission" : "t:Permission");
        write(entry.who());
        xml.element("t:CanCreateItems", rights.createItems());
        xml.element("t:CanCreateSubFolders", rights.createFolders());
        xml.element("t:IsFolderOwner", rights.owner());
        xml.element("t:IsFolderVisible", rights.visible());
        xml.element("t:IsFolderContact", rights.contact());
        xml.element("t:EditItems", rights.edit().wireName());
        xml.element("t:DeleteItems", rights.delete().wireName());
        xml.element("t:ReadItems", read(rights));
        xml.element(ofCalendar ? "t:CalendarPermissionLevel" : "t:PermissionLevel", rights.name());
        xml.end();
    }

    /// Outside of calendars items are read or not.
    private String read(FolderRights rights) {
        return (ofCalendar ? rights : rights.withoutFreeBusy()).read().wireName();
    }

    private void write(PermissionSet.Who who) {
        xml.start("t:UserId");
        switch (who) {
            case PermissionSet.Who.Person(var address, var name) ->
                    xml.element("t:PrimarySmtpAddress", address.toString())
                            .element("t:DisplayName", name);
            case PermissionSet.Who.ByDefault _ -> xml.element("t:DistinguishedUser", "Default");
            case PermissionSet.Who.Anonymous _ -> xml.element("t:DistinguishedUser", "Anonymous");
        }
        xml.end();
    }
}
