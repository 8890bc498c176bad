package entente.wire.ews;

import entente.wire.ews.OofSettings.Audience;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;

/// GetUserOofSettings (MS-OXWOOF 3.1.4.1): the automatic reply of a mailbox.
public final class GetUserOofSettings {
    private GetUserOofSettings() {}

    /// `mailbox` is the address as sent, which may be none.
    public record Request(String mailbox) implements EwsRequest.Operation {}

    /// The reply, and to which senders outside an external text may be given at all.
    public record Told(OofSettings settings, Audience allowed) {}

    public record Response(BatchResult<Told> result) implements EwsResponse {}

    /// Reads `<GetUserOofSettingsRequest>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var mailbox = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Mailbox" -> mailbox = AvailabilityRequestXml.readAddress(xml);
                default -> xml.skip();
            }
        }
        return new Request(mailbox);
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("m:GetUserOofSettingsResponse");
        switch (response.result()) {
            case BatchResult.Done(var told) -> {
                ResponseMessages.success(xml, "m:ResponseMessage").end();
                told.settings().write(xml);
                xml.element("m:AllowExternalOof", told.allowed().wireName());
            }
            case BatchResult.Refused(var why) ->
                    ResponseMessages.refused(xml, "m:ResponseMessage", why).end();
        }
        xml.end();
    }
}
