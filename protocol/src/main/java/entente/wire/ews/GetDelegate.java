package entente.wire.ews;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.Optional;

/// GetDelegate ("GetDelegate operation" of the EWS reference): who may act for a mailbox's owner. Nobody can be made to yet, so that whoever is asked for is none.
public final class GetDelegate {
    private static final String RESPONSE = "m:GetDelegateResponse";
    private static final int MOST = 1_000;

    private GetDelegate() {}

    /// `mailbox` is the address as sent; `people` is how many are asked about, or 0 where all are to be told.
    public record Request(String mailbox, int people) implements EwsRequest.Operation {}

    /// For how many people it is said that they are no delegates.
    public record Response(BatchResult<Integer> people) implements EwsResponse {}

    /// Reads `<GetDelegate>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var mailbox = Optional.<String>empty();
        var people = 0;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Mailbox" -> mailbox = EmailAddressXml.read(xml);
                case "UserIds" -> people = count(xml);
                default -> xml.skip();
            }
        }
        return new Request(mailbox.orElseThrow(() -> xml.missing("Mailbox/EmailAddress")), people);
    }

    private static int count(XmlCursor xml) throws MalformedXml {
        var count = 0;
        while (xml.nextChild()) {
            count += xml.name().equals("UserId") ? 1 : 0;
            xml.skip();
            if (count > MOST) {
                throw xml.wrongText("a list of at most %d people".formatted(MOST));
            }
        }
        return count;
    }

    static void write(XmlWriter xml, Response response) {
        switch (response.people()) {
            case BatchResult.Done(var people) -> {
                ResponseMessages.success(xml, RESPONSE);
                writePeople(xml, people);
                xml.element("m:DeliverMeetingRequests", "NoForward");
            }
            case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, RESPONSE, why);
        }
        xml.end();
    }

    private static void writePeople(XmlWriter xml, int people) {
        if (people == 0) {
            return;
        }
        xml.start("m:ResponseMessages");
        for (var each = 0; each < people; each++) {
            ResponseMessages.refused(
                            xml,
                            "m:DelegateUserResponseMessageType",
                            Refusal.of(Code.DELEGATE_UNKNOWN))
                    .end();
        }
        xml.end();
    }
}
