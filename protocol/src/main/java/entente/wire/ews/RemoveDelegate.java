package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// RemoveDelegate (MS-OXWSDLGM 3.1.4.3): has people act for a mailbox's owner no more.
public final class RemoveDelegate {
    private RemoveDelegate() {}

    /// `mailbox` is the address as sent.
    public record Request(String mailbox, List<BroughtPermissions.UserId> people)
            implements EwsRequest.Operation {
        public Request {
            people = List.copyOf(people);
        }
    }

    /// What became of each, in the order asked.
    public record Response(BatchResult<List<BatchResult<Optional<DelegateUser>>>> people)
            implements EwsResponse {}

    /// Reads `<RemoveDelegate>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var mailbox = Optional.<String>empty();
        var people = List.<BroughtPermissions.UserId>of();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Mailbox" -> mailbox = EmailAddressXml.read(xml);
                case "UserIds" -> people = DelegatesReader.readIds(xml);
                default -> xml.skip();
            }
        }
        return new Request(mailbox.orElseThrow(() -> xml.missing("Mailbox/EmailAddress")), people);
    }

    static void write(XmlWriter xml, Response response) {
        DelegatesWriter.write(xml, "m:RemoveDelegateResponse", response.people());
    }
}
