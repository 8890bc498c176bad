package entente.wire.ews;

import entente.item.Octets;
import entente.wire.ews.FolderShape.Base;
import entente.wire.ews.ItemShape.BodyFormat;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// GetAttachment (MS-OXWSATT 3.1.4.3): attachments with their bytes.
public final class GetAttachment {
    private static final ItemShape SHAPE =
            new ItemShape(Base.ALL_PROPERTIES, false, BodyFormat.BEST, List.of());

    private GetAttachment() {}

    /// The shape is that of messages that are attached. The ids are as sent.
    public record Request(ItemShape shape, List<String> ids) implements EwsRequest.Operation {
        public Request {
            ids = List.copyOf(ids);
        }
    }

    /// One result for each attachment, in the order asked.
    public record Response(ItemShape shape, List<BatchResult<AttachmentElement>> attachments)
            implements EwsResponse {
        public Response {
            attachments = List.copyOf(attachments);
        }
    }

    /// Reads `<GetAttachment>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var shape = SHAPE;
        var ids = List.<String>of();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "AttachmentShape" -> shape = ItemShape.read(xml, Base.ALL_PROPERTIES);
                case "AttachmentIds" -> ids = AttachmentXml.readIds(xml);
                default -> xml.skip();
            }
        }
        return new Request(shape, ids);
    }

    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        var writer = new ItemXml(xml, response.shape(), version);
        var message = ItemMessages.start(xml, "GetAttachment");
        for (var result : response.attachments()) {
            switch (result) {
                case BatchResult.Done(var attachment) -> {
                    ResponseMessages.success(xml, message).start("m:Attachments");
                    write(xml, writer, response.shape(), attachment);
                    xml.end();
                }
                case BatchResult.Refused(var why) ->
                        ResponseMessages.refused(xml, message, why).start("m:Attachments").end();
            }
            xml.end();
        }
        xml.end().end();
    }

    private static void write(
            XmlWriter xml, ItemXml writer, ItemShape shape, AttachmentElement attachment) {
        AttachmentXml.start(xml, attachment.id(), attachment.part());
        if (attachment.part().isMessage()) {
            attachment
                    .message()
                    .map(message -> withSource(message, attachment.bytes()))
                    .ifPresentOrElse(writer::write, () -> writeUnread(xml, shape, attachment));
        } else {
            xml.start("t:Content").base64(attachment.bytes()).end();
        }
        xml.end();
    }

    private static ItemElement withSource(ItemElement message, Octets source) {
        return new ItemElement(
                message.id(),
                message.parent(),
                message.content(),
                message.body(),
                Optional.of(source),
                message.made(),
                message.changed(),
                message.size(),
                message.owned());
    }

    /// A message that could not be read is known by its name.
    private static void writeUnread(XmlWriter xml, ItemShape shape, AttachmentElement attachment) {
        xml.start("t:Message");
        if (shape.needsSource()) {
            ItemXml.writeSource(xml, "t:MimeContent", attachment.bytes());
        }
        xml.element("t:Subject", attachment.part().name()).end();
    }
}
