package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// AddDelegate (MS-OXWSDLGM 3.1.4.1): has people act for a mailbox's owner.
public final class AddDelegate {
    private AddDelegate() {}

    public record Request(BroughtDelegates brought) implements EwsRequest.Operation {}

    /// What became of each, in the order asked.
    public record Response(BatchResult<List<BatchResult<Optional<DelegateUser>>>> people)
            implements EwsResponse {}

    /// Reads `<AddDelegate>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        return new Request(BroughtDelegates.read(xml));
    }

    static void write(XmlWriter xml, Response response) {
        DelegatesWriter.write(xml, "m:AddDelegateResponse", response.people());
    }
}
