package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// CreateItem (MS-OXWSCORE 3.1.4.2): makes items in a folder, or answers to items.
public final class CreateItem {
    private CreateItem() {}

    /// `savedIn` is where they go; where it is not given, each goes where such items go. An item that cannot be as it was brought is refused in its place.
    /// `invitations` is whether the people of meetings are invited.
    public record Request(
            Optional<Disposition> disposition,
            Optional<Invitations> invitations,
            Optional<FolderRef> savedIn,
            List<BatchResult<NewItem>> items)
            implements EwsRequest.Operation {
        public Request {
            items = List.copyOf(items);
        }

        /// One that makes no appointments.
        public Request(
                Optional<Disposition> disposition,
                Optional<FolderRef> savedIn,
                List<BatchResult<NewItem>> items) {
            this(disposition, Optional.empty(), savedIn, items);
        }
    }

    /// One result for each item, in the order asked; of one that was sent nothing is told.
    public record Response(List<BatchResult<Optional<ItemElement>>> items) implements EwsResponse {
        public Response {
            items = List.copyOf(items);
        }
    }

    /// Reads `<CreateItem>`. Times that tell no offset are on the clock of `zone`.
    static Request read(XmlCursor xml, ZoneContext zone) throws MalformedXml {
        var disposition = Disposition.read(xml);
        var invitations = Invitations.read(xml, "SendMeetingInvitations");
        var savedIn = Optional.<FolderRef>empty();
        var items = new ArrayList<BatchResult<NewItem>>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "SavedItemFolderId" -> savedIn = FolderRef.read(xml).stream().findFirst();
                case "Items" -> readItems(xml, zone, items);
                default -> xml.skip();
            }
        }
        return new Request(disposition, invitations, savedIn, items);
    }

    private static void readItems(XmlCursor xml, ZoneContext zone, List<BatchResult<NewItem>> items)
            throws MalformedXml {
        while (xml.nextChild()) {
            items.add(NewItem.read(xml, zone));
            if (items.size() > ItemRef.MOST) {
                throw xml.wrongText("a list of at most %d items".formatted(ItemRef.MOST));
            }
        }
    }

    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        ItemMessages.writeIds(xml, "CreateItem", version, response.items());
    }
}
