package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// UpdateDelegate (MS-OXWSDLGM 3.1.4.4): has people who act for a mailbox's owner do so in another way, or somebody else be told of meetings.
public final class UpdateDelegate {
    private UpdateDelegate() {}

    public record Request(BroughtDelegates brought) implements EwsRequest.Operation {}

    /// What became of each, in the order asked.
    public record Response(BatchResult<List<BatchResult<Optional<DelegateUser>>>> people)
            implements EwsResponse {}

    /// Reads `<UpdateDelegate>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        return new Request(BroughtDelegates.read(xml));
    }

    static void write(XmlWriter xml, Response response) {
        DelegatesWriter.write(xml, "m:UpdateDelegateResponse", response.people());
    }
}
