package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// GetRooms ("GetRooms operation" of the EWS reference): the rooms of a list of rooms.
public final class GetRooms {
    private static final String MESSAGE = "m:GetRoomsResponse";

    private GetRooms() {}

    /// `list` is the address as sent.
    public record Request(String list) implements EwsRequest.Operation {}

    /// In the order in which the list has them.
    public record Response(BatchResult<List<NamedAddress>> rooms) implements EwsResponse {}

    /// Reads `<GetRooms>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var list = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "RoomList" -> list = EmailAddressXml.read(xml);
                default -> xml.skip();
            }
        }
        return new Request(list.orElseThrow(() -> xml.missing("RoomList/EmailAddress")));
    }

    static void write(XmlWriter xml, Response response) {
        switch (response.rooms()) {
            case BatchResult.Done(var rooms) -> {
                ResponseMessages.success(xml, MESSAGE).start("m:Rooms");
                for (var room : rooms) {
                    xml.start("t:Room");
                    EmailAddressXml.write(xml, "t:Id", room.name(), room.address());
                    xml.end();
                }
                xml.end();
            }
            case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, MESSAGE, why);
        }
        xml.end();
    }
}
