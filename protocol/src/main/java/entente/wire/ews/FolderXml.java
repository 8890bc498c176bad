package entente.wire.ews;

import static entente.wire.ews.FolderShape.Base.ALL_PROPERTIES;
import static entente.wire.ews.FolderShape.Base.DEFAULT;

import entente.wire.ews.FolderShape.PropertyTag;
import entente.wire.soap.XmlWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Writes folders, as much of each as the shape wants, in the schema's order. What is shown of a folder
/// may be read; nobody can put anything into one yet.
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
        writeId("t:FolderId", folder.id());
        folder.parent()
                .filter(_ -> shape.wants(ALL_PROPERTIES, "folder:ParentFolderId"))
                .ifPresent(parent -> writeId("t:ParentFolderId", parent));
        if (shape.wants(ALL_PROPERTIES, "folder:FolderClass")
                && !folder.containerClass().isEmpty()) {
            xml.element("t:FolderClass", folder.containerClass());
        }
        writeNameAndCounts(folder);
        shape.tags().forEach(tag -> writeTagged(tag, folder));
        if (shape.wants(ALL_PROPERTIES, "folder:EffectiveRights")) {
            writeRights(folder.rights());
        }
        if (version.atLeast(ExchangeVersion.EXCHANGE2013)
                && shape.wants(ALL_PROPERTIES, "folder:DistinguishedFolderId")) {
            folder.name().ifPresent(name -> xml.element("t:DistinguishedFolderId", name));
        }
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

    private void writeId(String element, FolderElement.Id id) {
        xml.start(element).attribute("Id", id.id()).attribute("ChangeKey", id.changeKey()).end();
    }

    private void writeRights(FolderElement.Rights rights) {
        xml.start("t:EffectiveRights");
        xml.element("t:CreateAssociated", false).element("t:CreateContents", false);
        xml.element("t:CreateHierarchy", rights.makeFolders());
        xml.element("t:Delete", rights.change()).element("t:Modify", rights.change());
        xml.element("t:Read", true);
        xml.end();
    }

    /// Whatever spelling the tag was asked for in, it goes back as lower-case hex without padding, which clients compare with.
    private void writeTagged(PropertyTag asked, FolderElement folder) {
        tagged(asked, folder)
                .ifPresent(value -> {
                    xml.start("t:ExtendedProperty").start("t:ExtendedFieldURI");
                    xml.attribute("PropertyTag", "0x" + Integer.toHexString(asked.tag()));
                    xml.attribute("PropertyType", asked.type()).end();
                    xml.element("t:Value", value).end();
                });
    }

    /// The value of a property (MS-OXPROPS) if it has one of the type that is asked for.
    private static Optional<String> tagged(PropertyTag asked, FolderElement folder) {
        return switch (asked.tag() + " " + asked.type()) {
            // PidTagDisplayName, PidTagContainerClass
            case 0x3001 + " String" -> Optional.of(folder.displayName());
            case 0x3613 + " String" ->
                    Optional.of(folder.containerClass()).filter(known -> !known.isEmpty());
            // PidTagCreationTime
            case 0x3007 + " SystemTime" -> Optional.of(seconds(folder.made()));
            // PidTagLastModificationTime, PidTagLocalCommitTimeMax
            case 0x3008 + " SystemTime", 0x670a + " SystemTime" ->
                    Optional.of(seconds(folder.changed()));
            // PidTagContentCount, PidTagContentUnreadCount
            case 0x3602 + " Integer" -> Optional.of(Integer.toString(folder.items()));
            case 0x3603 + " Integer" ->
                    folder.unread().stream().mapToObj(Integer::toString).findFirst();
            // PidTagSubfolders, PidTagAttributeHidden
            case 0x360a + " Boolean" -> Optional.of(Boolean.toString(folder.children() > 0));
            case 0x10f4 + " Boolean" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
