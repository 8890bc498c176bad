package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;

/// DeleteAttachment (MS-OXWSATT 3.1.4.2): takes attachments from items.
public final class DeleteAttachment {
    private DeleteAttachment() {}

    /// The ids are as sent.
    public record Request(List<String> ids) implements EwsRequest.Operation {
        public Request {
            ids = List.copyOf(ids);
        }
    }

    /// One result for each attachment, in the order asked: the item that it hung on, which has another change key since.
    public record Response(List<BatchResult<FolderElement.Id>> items) implements EwsResponse {
        public Response {
            items = List.copyOf(items);
        }
    }

    /// Reads `<DeleteAttachment>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var ids = List.<String>of();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "AttachmentIds" -> ids = AttachmentXml.readIds(xml);
                default -> xml.skip();
            }
        }
        return new Request(ids);
    }

    static void write(XmlWriter xml, Response response) {
        var message = ItemMessages.start(xml, "DeleteAttachment");
        for (var result : response.items()) {
            switch (result) {
                case BatchResult.Done(var item) -> {
                    ResponseMessages.success(xml, message).start("m:RootItemId");
                    AttachmentXml.writeRoot(xml, item).end();
                }
                case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, message, why);
            }
            xml.end();
        }
        xml.end().end();
    }
}
