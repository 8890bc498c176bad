package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/// ConvertId (MS-OXWSCVTID 3.1.4.1): an item's or folder's id in another form. There are clients that send one only to learn the
/// server's version, or a mailbox's address.
public final class ConvertId {
    private ConvertId() {}

    /// `destinationFormat` is a word such as `EwsId`, as sent.
    public record Request(String destinationFormat, List<SourceId> ids)
            implements EwsRequest.Operation {
        public Request {
            ids = List.copyOf(ids);
        }
    }

    /// One id, as sent; the parts that an id of its kind has not are empty.
    public record SourceId(String format, String id, String mailbox) {}

    /// One result for each id, in the order asked.
    public record Response(List<Result> results) implements EwsResponse {
        public Response {
            results = List.copyOf(results);
        }
    }

    public sealed interface Result permits Converted, Failed {}

    /// The id in its new form; `mailbox` is the primary address and never empty.
    public record Converted(String format, String id, String mailbox) implements Result {}

    /// Why there is none, such as `ErrorInvalidIdMalformed` (EWS `ResponseCodeType`).
    public record Failed(String code) implements Result {}

    /// Reads `<ConvertId>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var format = xml.attribute("DestinationFormat").orElse("");
        var ids = new ArrayList<SourceId>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "SourceIds" -> readIds(xml, ids);
                default -> xml.skip();
            }
        }
        return new Request(format, ids);
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("m:ConvertIdResponse").start("m:ResponseMessages");
        response.results().forEach(result -> write(xml, result));
        xml.end().end();
    }

    private static void write(XmlWriter xml, Result result) {
        var message = "m:ConvertIdResponseMessage";
        switch (result) {
            case Converted converted -> {
                ResponseMessages.success(xml, message);
                xml.start("m:AlternateId").attribute("xmlns:xsi", Ews.INSTANCE);
                xml.attribute("xsi:type", "t:AlternateIdType");
                xml.attribute("Format", converted.format()).attribute("Id", converted.id());
                xml.attribute("Mailbox", converted.mailbox()).end();
            }
            case Failed(var code) ->
                    ResponseMessages.error(xml, message, code, "This id cannot be converted.");
        }
        xml.end();
    }

    private static void readIds(XmlCursor xml, List<SourceId> ids) throws MalformedXml {
        while (xml.nextChild()) {
            ids.add(
                    new SourceId(
                            xml.attribute("Format").orElse(""),
                            xml.attribute("Id").orElse(""),
                            xml.attribute("Mailbox").orElse("")));
            xml.skip();
        }
    }
}
