package entente.wire.ews;

import entente.item.Octets;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/// ExportItems (MS-OXWSBTRF 3.1.4.1): gives items away whole, each as bytes that [UploadItems] takes.
public final class ExportItems {
    private static final String MESSAGE = "m:ExportItemsResponseMessage";

    private ExportItems() {}

    public record Request(List<ItemRef> items) implements EwsRequest.Operation {
        public Request {
            items = List.copyOf(items);
        }
    }

    /// An item by its id, and all of it.
    public record Exported(FolderElement.Id id, Octets data) {}

    /// One result for each item, in the order asked.
    public record Response(List<BatchResult<Exported>> items) implements EwsResponse {
        public Response {
            items = List.copyOf(items);
        }
    }

    /// Reads `<ExportItems>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var items = new ArrayList<ItemRef>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ItemIds" -> items.addAll(ItemRef.read(xml));
                default -> xml.skip();
            }
        }
        return new Request(items);
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("m:ExportItemsResponse").start("m:ResponseMessages");
        for (var result : response.items()) {
            switch (result) {
                case BatchResult.Done(var item) -> {
                    ResponseMessages.success(xml, MESSAGE);
                    item.id().write(xml, "m:ItemId");
                    xml.start("m:Data").base64(item.data()).end();
                }
                case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, MESSAGE, why);
            }
            xml.end();
        }
        xml.end().end();
    }
}
