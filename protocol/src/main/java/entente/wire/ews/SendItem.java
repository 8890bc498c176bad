package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/// SendItem (MS-OXWSCORE 3.1.4.8): sends messages that were saved before. It is read to be refused item by item.
public final class SendItem {
    private SendItem() {}

    public record Request(List<ItemRef> items) implements EwsRequest.Operation {
        public Request {
            items = List.copyOf(items);
        }
    }

    /// One result for each item, in the order asked.
    public record Response(List<BatchResult<ItemGone>> items) implements EwsResponse {
        public Response {
            items = List.copyOf(items);
        }
    }

    /// Reads `<SendItem>`.
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
        ItemMessages.writeBare(xml, "SendItem", response.items());
    }
}
