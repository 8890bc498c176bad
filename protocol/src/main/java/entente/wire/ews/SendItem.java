package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// SendItem (MS-OXWSCORE 3.1.4.8): sends messages that were saved before.
public final class SendItem {
    private SendItem() {}

    /// `keeps` says that the messages are kept when they are sent, in `savedIn` where that is given.
    public record Request(boolean keeps, Optional<FolderRef> savedIn, List<ItemRef> items)
            implements EwsRequest.Operation {
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
        var keeps = readKeeps(xml);
        var savedIn = Optional.<FolderRef>empty();
        var items = new ArrayList<ItemRef>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "SavedItemFolderId" -> savedIn = FolderRef.read(xml).stream().findFirst();
                case "ItemIds" -> items.addAll(ItemRef.read(xml));
                default -> xml.skip();
            }
        }
        return new Request(keeps, savedIn, items);
    }

    private static boolean readKeeps(XmlCursor xml) throws MalformedXml {
        return switch (xml.attribute("SaveItemToFolder").orElse("")) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw xml.wrong("needs a SaveItemToFolder of true or false");
        };
    }

    static void write(XmlWriter xml, Response response) {
        ItemMessages.writeBare(xml, "SendItem", response.items());
    }
}
