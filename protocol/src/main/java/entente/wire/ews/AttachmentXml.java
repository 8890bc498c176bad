package entente.wire.ews;

import entente.item.AttachmentPart;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/// Writes what is said of attachments (MS-OXWSATT 2.2.4.3 `AttachmentType`). Of their bytes nothing.
final class AttachmentXml {
    private AttachmentXml() {}

    /// All that hang on an item; nothing where none does.
    static void writeAll(
            XmlWriter xml, String element, FolderElement.Id item, List<AttachmentPart> parts) {
        if (!parts.isEmpty()) {
            xml.start(element);
            for (var part : parts) {
                start(xml, new AttachmentRef(item.id(), part.number()).text(), part);
                xml.end();
            }
            xml.end();
        }
    }

    /// Reads the ids inside the element at hand, as sent.
    static List<String> readIds(XmlCursor xml) throws MalformedXml {
        var ids = new ArrayList<String>();
        while (xml.nextChild()) {
            if (xml.name().equals("AttachmentId")) {
                ids.add(xml.attribute("Id").orElse(""));
            }
            xml.skip();
            if (ids.size() > ItemRef.MOST) {
                throw xml.wrongText("a list of at most %d attachments".formatted(ItemRef.MOST));
            }
        }
        return ids;
    }

    /// Gives the element just opened the attributes that name the item on which an attachment hangs.
    static XmlWriter writeRoot(XmlWriter xml, FolderElement.Id item) {
        return xml.attribute("RootItemId", item.id())
                .attribute("RootItemChangeKey", item.changeKey());
    }

    /// Opens the element of one and writes what is said of it.
    static void start(XmlWriter xml, String id, AttachmentPart part) {
        xml.start(part.isMessage() ? "t:ItemAttachment" : "t:FileAttachment");
        xml.start("t:AttachmentId").attribute("Id", id).end();
        xml.element("t:Name", part.name());
        if (!part.contentType().isEmpty()) {
            xml.element("t:ContentType", part.contentType());
        }
        part.contentId().ifPresent(name -> xml.element("t:ContentId", name));
        xml.element("t:Size", (int) Math.min(part.size(), Integer.MAX_VALUE));
        xml.element("t:IsInline", part.inline());
    }
}
