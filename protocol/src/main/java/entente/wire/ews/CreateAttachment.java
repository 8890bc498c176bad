package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// CreateAttachment (MS-OXWSATT 3.1.4.1): hangs attachments on an item.
public final class CreateAttachment {
    private CreateAttachment() {}

    /// An attachment that cannot be as it was brought is refused in its place.
    public record Request(ItemRef parent, List<BatchResult<NewAttachment>> attachments)
            implements EwsRequest.Operation {
        public Request {
            attachments = List.copyOf(attachments);
        }
    }

    /// One result for each attachment, in the order asked.
    public record Response(List<BatchResult<Made>> attachments) implements EwsResponse {
        public Response {
            attachments = List.copyOf(attachments);
        }
    }

    /// An attachment that now hangs on `item`, which has another change key since.
    public record Made(AttachmentRef attachment, boolean isMessage, FolderElement.Id item) {}

    /// Reads `<CreateAttachment>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var parent = Optional.<ItemRef>empty();
        var attachments = List.<BatchResult<NewAttachment>>of();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ParentItemId" -> parent = ItemRef.readOne(xml);
                case "Attachments" -> attachments = NewAttachment.readAll(xml);
                default -> xml.skip();
            }
        }
        return new Request(parent.orElseThrow(() -> xml.missing("ParentItemId")), attachments);
    }

    static void write(XmlWriter xml, Response response) {
        var message = ItemMessages.start(xml, "CreateAttachment");
        for (var result : response.attachments()) {
            switch (result) {
                case BatchResult.Done(var made) -> {
                    ResponseMessages.success(xml, message).start("m:Attachments");
                    write(xml, made);
                    xml.end();
                }
                case BatchResult.Refused(var why) ->
                        ResponseMessages.refused(xml, message, why).start("m:Attachments").end();
            }
            xml.end();
        }
        xml.end().end();
    }

    private static void write(XmlWriter xml, Made made) {
        xml.start(made.isMessage() ? "t:ItemAttachment" : "t:FileAttachment");
        xml.start("t:AttachmentId").attribute("Id", made.attachment().text());
        AttachmentXml.writeRoot(xml, made.item()).end().end();
    }
}
