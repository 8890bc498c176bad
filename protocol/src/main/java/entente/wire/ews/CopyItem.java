package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// CopyItem (MS-OXWSCORE 3.1.4.1): makes items like those that there are, in a folder.
public final class CopyItem {
    private CopyItem() {}

    /// `tellIds` is whether the answer is to say which ids they have there.
    public record Request(FolderRef to, List<ItemRef> items, boolean tellIds)
            implements EwsRequest.Operation {
        public Request {
            items = List.copyOf(items);
        }
    }

    /// One result for each item, in the order asked; of what was done, the item that now is there, unless nobody wants to know.
    public record Response(List<BatchResult<Optional<ItemElement>>> items) implements EwsResponse {
        public Response {
            items = List.copyOf(items);
        }
    }

    /// Reads `<CopyItem>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        return ItemMessages.readInto(xml, Request::new);
    }

    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        ItemMessages.writeIds(xml, "CopyItem", version, response.items());
    }
}
