package entente.wire.ews;

import static entente.wire.ews.FolderShape.Base.ALL_PROPERTIES;
import static entente.wire.ews.FolderShape.Base.DEFAULT;

import entente.item.PropertyId;
import entente.item.PropertyValue;
import entente.wire.soap.XmlWriter;
import java.util.List;

/// Writes folders, as much of each as the shape wants, in the schema's order.
final class FolderXml {
    private final XmlWriter xml;
    private final FolderShape shape;
    private final ExchangeVersion version;

    FolderXml(XmlWriter xml, FolderShape shape, ExchangeVersion version) {
        this.xml = xml;
        this.shape = shape;
        this.version = version;
    }

    /// Writes `<m:Folders>` or `<t:Folders>`, as `element` says.
    void writeAll(String element, List<FolderElement> folders) {
        xml.start(element);
        folders.forEach(this::write);
        xml.end();
    }

    void write(FolderElement folder) {
        xml.start(folder.kind().element());
        folder.id().write(xml, "t:FolderId");
        folder.parent()
                .filter(_ -> shape.wants(ALL_PROPERTIES, "folder:ParentFolderId"))
                .ifPresent(parent -> parent.write(xml, "t:ParentFolderId"));
        if (shape.wants(ALL_PROPERTIES, "folder:FolderClass")
                && !folder.containerClass().isEmpty()) {
            xml.element("t:FolderClass", folder.containerClass());
        }
        writeNameAndCounts(folder);
        writeExtended(folder);
        if (shape.wants(ALL_PROPERTIES, "folder:EffectiveRights")) {
            writeRights(folder.rights());
        }
        if (version.atLeast(ExchangeVersion.EXCHANGE2013)
                && shape.wants(ALL_PROPERTIES, "folder:DistinguishedFolderId")) {
            folder.name().ifPresent(name -> xml.element("t:DistinguishedFolderId", name));
        }
        if (version.atLeast(ExchangeVersion.EXCHANGE2013) && shape.wantsPolicyTag()) {
            folder.retention().ifPresent(told -> PolicyTagXml.write(xml, "t:PolicyTag", told));
        }
        folder.permissions()
                .filter(_ -> shape.wantsPermissions())
                .ifPresent(set -> new PermissionSetXml(xml, folder.kind()).write(set));
        if (folder.kind().counted() && shape.wants(DEFAULT, "folder:UnreadCount")) {
            folder.unread().ifPresent(unread -> xml.element("t:UnreadCount", unread));
        }
        xml.end();
    }

    private void writeNameAndCounts(FolderElement folder) {
        if (shape.wants(DEFAULT, "folder:DisplayName")) {
            xml.element("t:DisplayName", folder.displayName());
        }
        if (shape.wants(DEFAULT, "folder:TotalCount")) {
            xml.element("t:TotalCount", folder.items());
        }
        if (shape.wants(DEFAULT, "folder:ChildFolderCount")) {
            xml.element("t:ChildFolderCount", folder.children());
        }
    }

    private void writeRights(FolderElement.Rights rights) {
        xml.start("t:EffectiveRights");
        xml.element("t:CreateAssociated", false).element("t:CreateContents", rights.fill());
        xml.element("t:CreateHierarchy", rights.makeFolders());
        xml.element("t:Delete", rights.delete()).element("t:Modify", rights.change());
        xml.element("t:Read", rights.read());
        xml.end();
    }

    private void writeExtended(FolderElement folder) {
        if (shape.extended().isEmpty()) {
            return;
        }
        var properties = folder.properties();
        for (var path : shape.extended()) {
            properties
                    .find(path.id())
                    .filter(value -> value.type() == path.type() && value.isMany() == path.many())
                    .ifPresent(value -> write(path, text(path.id(), value)));
        }
    }

    private void write(ItemPath.Extended path, String value) {
        xml.start("t:ExtendedProperty");
        ExtendedUri.write(xml, path);
        xml.element("t:Value", value).end();
    }

    /// Clients look by the time of its last change whether a folder holds anything else than before, so that it is told in full.
    private static String text(PropertyId id, PropertyValue value) {
        return id.equals(FolderFields.CONTENTS_CHANGED)
                        && value instanceof PropertyValue.Time(var at)
                ? at.toString()
                : ValueXml.text(value);
    }
}
