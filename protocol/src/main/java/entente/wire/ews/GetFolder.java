package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/// GetFolder (MS-OXWSFOLD 3.1.4.6): what is known of folders. Clients sign on with it.
public final class GetFolder {
    private GetFolder() {}

    public record Request(FolderShape shape, List<FolderRef> folders)
            implements EwsRequest.Operation {
        public Request {
            folders = List.copyOf(folders);
        }
    }

    /// One result for each folder asked for, in the order asked.
    public record Response(FolderShape shape, List<BatchResult<FolderElement>> folders)
            implements EwsResponse {
        public Response {
            folders = List.copyOf(folders);
        }
    }

    /// Reads `<GetFolder>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var shape = FolderShape.IDS_ONLY;
        var folders = new ArrayList<FolderRef>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FolderShape" -> shape = FolderShape.read(xml);
                case "FolderIds" -> folders.addAll(FolderRef.read(xml));
                default -> xml.skip();
            }
        }
        return new Request(shape, folders);
    }

    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        var writer = new FolderXml(xml, response.shape(), version);
        FolderMessages.write(xml, "GetFolder", writer, response.folders());
    }
}
