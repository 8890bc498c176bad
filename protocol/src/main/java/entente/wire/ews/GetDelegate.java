package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// GetDelegate (MS-OXWSDLGM 3.1.4.2): who acts for a mailbox's owner.
public final class GetDelegate {
    private static final String RESPONSE = "m:GetDelegateResponse";

    private GetDelegate() {}

    /// `mailbox` is the address as sent; `people` are those who are asked about, or nobody where all are to be told. `rights` is whether it is to be told what they may do in folders.
    public record Request(String mailbox, List<BroughtPermissions.UserId> people, boolean rights)
            implements EwsRequest.Operation {
        public Request {
            people = List.copyOf(people);
        }
    }

    /// What is told of each, and who of them is told of meetings, as `DeliverMeetingRequests` has it.
    public record Told(List<BatchResult<Optional<DelegateUser>>> people, String meetingRequests) {
        public Told {
            people = List.copyOf(people);
        }
    }

    public record Response(BatchResult<Told> told) implements EwsResponse {}

    /// Reads `<GetDelegate>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var rights = xml.attribute("IncludePermissions").orElse("");
        var mailbox = Optional.<String>empty();
        var people = List.<BroughtPermissions.UserId>of();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Mailbox" -> mailbox = EmailAddressXml.read(xml);
                case "UserIds" -> people = DelegatesReader.readIds(xml);
                default -> xml.skip();
            }
        }
        return new Request(
                mailbox.orElseThrow(() -> xml.missing("Mailbox/EmailAddress")),
                people,
                rights.equals("true") || rights.equals("1"));
    }

    static void write(XmlWriter xml, Response response) {
        switch (response.told()) {
            case BatchResult.Done(var told) -> {
                ResponseMessages.success(xml, RESPONSE);
                DelegatesWriter.write(xml, told.people());
                xml.element("m:DeliverMeetingRequests", told.meetingRequests());
            }
            case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, RESPONSE, why);
        }
        xml.end();
    }
}
