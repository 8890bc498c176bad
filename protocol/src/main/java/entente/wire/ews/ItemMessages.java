package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What operations on several items have in common. Their answers have one message for each, in the order asked.
final class ItemMessages {
    private ItemMessages() {}

    /// Those that tell of the item, `<Items>` in each, which is empty on an error.
    static void write(
            XmlWriter xml,
            String operation,
            ItemXml writer,
            List<BatchResult<ItemElement>> results) {
        var message = start(xml, operation);
        for (var result : results) {
            switch (result) {
                case BatchResult.Done(var item) -> {
                    ResponseMessages.success(xml, message);
                    writer.writeAll("m:Items", List.of(item));
                }
                case BatchResult.Refused(var why) -> {
                    ResponseMessages.refused(xml, message, why);
                    writer.writeAll("m:Items", List.of());
                }
            }
            xml.end();
        }
        xml.end().end();
    }

    /// Those of an act after which an item has another id, or is not here: it is told where it is known, and wanted.
    static void writeIds(
            XmlWriter xml,
            String operation,
            ExchangeVersion version,
            List<BatchResult<Optional<ItemElement>>> results) {
        var writer = new ItemXml(xml, ItemShape.IDS_ONLY, version);
        var message = start(xml, operation);
        for (var result : results) {
            switch (result) {
                case BatchResult.Done(var item) -> {
                    ResponseMessages.success(xml, message);
                    writer.writeAll("m:Items", item.stream().toList());
                }
                case BatchResult.Refused(var why) -> {
                    ResponseMessages.refused(xml, message, why);
                    writer.writeAll("m:Items", List.of());
                }
            }
            xml.end();
        }
        xml.end().end();
    }

    /// Those that say only whether it was done.
    static void writeBare(XmlWriter xml, String operation, List<BatchResult<ItemGone>> results) {
        var message = start(xml, operation);
        for (var result : results) {
            switch (result) {
                case BatchResult.Done<ItemGone> _ -> ResponseMessages.success(xml, message);
                case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, message, why);
            }
            xml.end();
        }
        xml.end().end();
    }

    /// Reads a request that puts items into a folder: that first, then those, and whether the ids they have there are wanted.
    static <R> R readInto(XmlCursor xml, IntoFolder<R> request) throws MalformedXml {
        var to = Optional.<FolderRef>empty();
        var items = new ArrayList<ItemRef>();
        var tellIds = true;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ToFolderId" -> to = FolderRef.read(xml).stream().findFirst();
                case "ItemIds" -> items.addAll(ItemRef.read(xml));
                case "ReturnNewItemIds" -> tellIds = xml.flag();
                default -> xml.skip();
            }
        }
        return request.of(to.orElseThrow(() -> xml.missing("ToFolderId")), items, tellIds);
    }

    interface IntoFolder<R> {
        R of(FolderRef to, List<ItemRef> items, boolean tellIds);
    }

    static String start(XmlWriter xml, String operation) {
        xml.start("m:" + operation + "Response").start("m:ResponseMessages");
        return "m:" + operation + "ResponseMessage";
    }
}
