package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// AddDelegate (MS-OXWSDLGM 3.1.4.1): has people act for a mailbox's owner.
public final class AddDelegate {
    private AddDelegate() {}

    /// `mailbox` is the address as sent; `meetingRequests` is the word of `DeliverMeetingRequests`, if it is there.
    public record Request(
            String mailbox, List<BroughtDelegate> people, Optional<String> meetingRequests)
            implements EwsRequest.Operation {
        public Request {
            people = List.copyOf(people);
        }
    }

    /// What became of each, in the order asked.
    public record Response(BatchResult<List<BatchResult<Optional<DelegateUser>>>> people)
            implements EwsResponse {}

    /// Reads `<AddDelegate>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var mailbox = Optional.<String>empty();
        var people = List.<BroughtDelegate>of();
        var requests = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Mailbox" -> mailbox = EmailAddressXml.read(xml);
                case "DelegateUsers" -> people = DelegatesReader.readUsers(xml);
                case "DeliverMeetingRequests" -> requests = Optional.of(xml.text());
                default -> xml.skip();
            }
        }
        return new Request(
                mailbox.orElseThrow(() -> xml.missing("Mailbox/EmailAddress")), people, requests);
    }

    static void write(XmlWriter xml, Response response) {
        DelegatesWriter.write(xml, "m:AddDelegateResponse", response.people());
    }
}
