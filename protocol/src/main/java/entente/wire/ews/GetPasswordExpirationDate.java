package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;

/// GetPasswordExpirationDate ("GetPasswordExpirationDate operation" of the EWS reference): when a password has to be changed. No password here has to be, whosever it is: the answer is the last time that
/// can be told.
public final class GetPasswordExpirationDate {
    private static final String NEVER = "9999-12-31T23:59:59Z";

    private GetPasswordExpirationDate() {}

    public record Request() implements EwsRequest.Operation {
        public Response answer() {
            return new Response();
        }
    }

    public record Response() implements EwsResponse {}

    /// Reads `<GetPasswordExpirationDate>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        xml.skip();
        return new Request();
    }

    static void write(XmlWriter xml) {
        ResponseMessages.success(xml, "m:GetPasswordExpirationDateResponse");
        xml.element("m:PasswordExpirationDate", NEVER).end();
    }
}
