package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.Optional;

/// SetUserOofSettings (MS-OXWOOF 3.1.4.2): gives a mailbox another automatic reply.
public final class SetUserOofSettings {
    private SetUserOofSettings() {}

    /// `mailbox` is the address as sent, which may be none.
    public record Request(String mailbox, BatchResult<OofSettings> settings)
            implements EwsRequest.Operation {}

    public record Response(BatchResult<OofSettings> result) implements EwsResponse {}

    /// Reads `<SetUserOofSettingsRequest>`. Times that tell no offset are on the clock of `zone`.
    static Request read(XmlCursor xml, ZoneContext zone) throws MalformedXml {
        var mailbox = "";
        var settings = Optional.<BatchResult<OofSettings>>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Mailbox" -> mailbox = AvailabilityRequestXml.readAddress(xml);
                case "UserOofSettings" -> settings = Optional.of(OofSettings.read(xml, zone));
                default -> xml.skip();
            }
        }
        return new Request(mailbox, settings.orElseThrow(() -> xml.missing("UserOofSettings")));
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("m:SetUserOofSettingsResponse");
        switch (response.result()) {
            case BatchResult.Done<OofSettings> _ ->
                    ResponseMessages.success(xml, "m:ResponseMessage").end();
            case BatchResult.Refused(var why) ->
                    ResponseMessages.refused(xml, "m:ResponseMessage", why).end();
        }
        xml.end();
    }
}
