package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// MarkAsJunk ("MarkAsJunk operation" of the EWS reference): says of messages that they are junk, or are none.
public final class MarkAsJunk {
    private static final String MESSAGE = "m:MarkAsJunkResponseMessage";

    private MarkAsJunk() {}

    /// With `moves`, junk goes to Junk E-mail, and what is none to the inbox.
    public record Request(boolean junk, boolean moves, List<ItemRef> items)
            implements EwsRequest.Operation {
        public Request {
            items = List.copyOf(items);
        }
    }

    /// One result for each item, in the order asked: the id that it has now, where it was to be moved.
    public record Response(List<BatchResult<Optional<FolderElement.Id>>> items)
            implements EwsResponse {
        public Response {
            items = List.copyOf(items);
        }
    }

    /// Reads `<MarkAsJunk>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var junk = flag(xml, "IsJunk");
        var moves = flag(xml, "MoveItem");
        var items = new ArrayList<ItemRef>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ItemIds" -> items.addAll(ItemRef.read(xml));
                default -> xml.skip();
            }
        }
        return new Request(junk, moves, items);
    }

    private static boolean flag(XmlCursor xml, String name) throws MalformedXml {
        return switch (xml.attribute(name).orElse("")) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw xml.wrong("needs a %s of true or false".formatted(name));
        };
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("m:MarkAsJunkResponse").start("m:ResponseMessages");
        for (var result : response.items()) {
            switch (result) {
                case BatchResult.Done(var id) -> {
                    ResponseMessages.success(xml, MESSAGE);
                    id.ifPresent(moved -> moved.write(xml, "m:MovedItemId"));
                }
                case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, MESSAGE, why);
            }
            xml.end();
        }
        xml.end().end();
    }
}
