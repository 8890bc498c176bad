package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;

/// GetRoomLists ("GetRoomLists operation" of the EWS reference): the groups that are lists of rooms.
public final class GetRoomLists {
    private GetRoomLists() {}

    public record Request() implements EwsRequest.Operation {}

    /// By address.
    public record Response(List<NamedAddress> lists) implements EwsResponse {
        public Response {
            lists = List.copyOf(lists);
        }
    }

    /// Reads `<GetRoomLists>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        xml.skip();
        return new Request();
    }

    static void write(XmlWriter xml, Response response) {
        ResponseMessages.success(xml, "m:GetRoomListsResponse");
        xml.start("m:RoomLists");
        for (var list : response.lists()) {
            EmailAddressXml.write(xml, "t:Address", list.name(), list.address());
        }
        xml.end().end();
    }
}
