package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// SyncFolderItems (MS-OXWSSYNC 3.1.4.2): what a folder holds, and later what changed about it.
public final class SyncFolderItems {
    private static final String MESSAGE = "m:SyncFolderItemsResponseMessage";
    private static final int MOST = 512;

    private SyncFolderItems() {}

    /// At most `most` changes, 1 to 512, since `state`, as sent, or since there was nothing. The shape is that of a list.
    public record Request(ItemShape shape, FolderRef folder, Optional<String> state, int most)
            implements EwsRequest.Operation {}

    public record Response(ItemShape shape, BatchResult<Changes> result) implements EwsResponse {}

    /// What is new to the client; what is otherwise now; what only was read or not; and the ids of what it knew and what is gone. `state` is what to ask
    /// with next, and `last` is that there is nothing more for now.
    public record Changes(
            String state,
            boolean last,
            List<ItemElement> created,
            List<ItemElement> updated,
            List<ReadMark> readMarks,
            List<String> deleted) {
        public Changes {
            created = List.copyOf(created);
            updated = List.copyOf(updated);
            readMarks = List.copyOf(readMarks);
            deleted = List.copyOf(deleted);
        }
    }

    /// That an item is read now, or no longer.
    public record ReadMark(FolderElement.Id item, boolean read) {}

    /// Reads `<SyncFolderItems>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var shape = ItemShape.IDS_ONLY;
        var folder = Optional.<FolderRef>empty();
        var state = Optional.<String>empty();
        var most = MOST;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ItemShape" -> shape = ItemShape.read(xml);
                case "SyncFolderId" -> folder = FolderRef.read(xml).stream().findFirst();
                case "SyncState" -> state = Optional.of(xml.text()).filter(text -> !text.isEmpty());
                case "MaxChangesReturned" -> most = Math.clamp(xml.number(), 1, MOST);
                default -> xml.skip();
            }
        }
        return new Request(
                shape.listed(), folder.orElseThrow(() -> xml.missing("SyncFolderId")), state, most);
    }

    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        xml.start("m:SyncFolderItemsResponse").start("m:ResponseMessages");
        switch (response.result()) {
            case BatchResult.Done(var changes) -> {
                ResponseMessages.success(xml, MESSAGE);
                xml.element("m:SyncState", changes.state());
                xml.element("m:IncludesLastItemInRange", changes.last());
                writeChanges(xml, new ItemXml(xml, response.shape().listed(), version), changes);
            }
            case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, MESSAGE, why);
        }
        xml.end().end().end();
    }

    private static void writeChanges(XmlWriter xml, ItemXml writer, Changes changes) {
        xml.start("m:Changes");
        writeItems(xml, writer, "t:Create", changes.created());
        writeItems(xml, writer, "t:Update", changes.updated());
        for (var id : changes.deleted()) {
            xml.start("t:Delete").start("t:ItemId").attribute("Id", id).end().end();
        }
        for (var mark : changes.readMarks()) {
            xml.start("t:ReadFlagChange");
            mark.item().write(xml, "t:ItemId");
            xml.element("t:IsRead", mark.read()).end();
        }
        xml.end();
    }

    private static void writeItems(
            XmlWriter xml, ItemXml writer, String element, List<ItemElement> items) {
        for (var item : items) {
            xml.start(element);
            writer.write(item);
            xml.end();
        }
    }
}
