package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/// GetItem (MS-OXWSCORE 3.1.4.4): what items say.
public final class GetItem {
    private GetItem() {}

    public record Request(ItemShape shape, List<ItemRef> items) implements EwsRequest.Operation {
        public Request {
            items = List.copyOf(items);
        }
    }

    /// One result for each item asked for, in the order asked.
    public record Response(ItemShape shape, List<BatchResult<ItemElement>> items)
            implements EwsResponse {
        public Response {
            items = List.copyOf(items);
        }
    }

    /// Reads `<GetItem>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var shape = ItemShape.IDS_ONLY;
        var items = new ArrayList<ItemRef>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ItemShape" -> shape = ItemShape.read(xml);
                case "ItemIds" -> items.addAll(ItemRef.read(xml));
                default -> xml.skip();
            }
        }
        return new Request(shape, items);
    }

    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        var writer = new ItemXml(xml, response.shape(), version);
        ItemMessages.write(xml, "GetItem", writer, response.items());
    }
}
