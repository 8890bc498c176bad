package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// DeleteItem (MS-OXWSCORE 3.1.4.3): takes items away.
public final class DeleteItem {
    private DeleteItem() {}

    /// `cancellations` is whether the people of meetings are told of it.
    public record Request(DeleteType type, Optional<Invitations> cancellations, List<ItemRef> items)
            implements EwsRequest.Operation {
        public Request {
            items = List.copyOf(items);
        }

        /// One that deletes no appointments.
        public Request(DeleteType type, List<ItemRef> items) {
            this(type, Optional.empty(), items);
        }
    }

    /// One result for each item, in the order asked.
    public record Response(List<BatchResult<ItemGone>> items) implements EwsResponse {
        public Response {
            items = List.copyOf(items);
        }
    }

    /// Reads `<DeleteItem>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var type = DeleteType.read(xml);
        var cancellations = Invitations.read(xml, "SendMeetingCancellations");
        var items = new ArrayList<ItemRef>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ItemIds" -> items.addAll(ItemRef.read(xml));
                default -> xml.skip();
            }
        }
        return new Request(type, cancellations, items);
    }

    static void write(XmlWriter xml, Response response) {
        ItemMessages.writeBare(xml, "DeleteItem", response.items());
    }
}
