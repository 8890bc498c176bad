package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;

/// MoveFolder (MS-OXWSFOLD 3.1.4.7): puts folders, with all in them, into another.
public final class MoveFolder {
    private MoveFolder() {}

    public record Request(FolderRef to, List<FolderRef> folders) implements EwsRequest.Operation {
        public Request {
            folders = List.copyOf(folders);
        }
    }

    /// One result for each folder, in the order asked.
    public record Response(List<BatchResult<FolderElement>> folders) implements EwsResponse {
        public Response {
            folders = List.copyOf(folders);
        }
    }

    /// Reads `<MoveFolder>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        return FolderMessages.readIntoAnother(xml, Request::new);
    }

    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        var writer = new FolderXml(xml, FolderShape.IDS_ONLY, version);
        FolderMessages.write(xml, "MoveFolder", writer, response.folders());
    }
}
