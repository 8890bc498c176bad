package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/// DeleteFolder (MS-OXWSFOLD 3.1.4.4): takes folders away, with all in them.
public final class DeleteFolder {
    private DeleteFolder() {}

    public record Request(DeleteType type, List<FolderRef> folders)
            implements EwsRequest.Operation {
        public Request {
            folders = List.copyOf(folders);
        }
    }

    /// One result for each folder, in the order asked.
    public record Response(List<BatchResult<FolderGone>> folders) implements EwsResponse {
        public Response {
            folders = List.copyOf(folders);
        }
    }

    /// Reads `<DeleteFolder>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var type = DeleteType.read(xml);
        var folders = new ArrayList<FolderRef>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FolderIds" -> folders.addAll(FolderRef.read(xml));
                default -> xml.skip();
            }
        }
        return new Request(type, folders);
    }

    static void write(XmlWriter xml, Response response) {
        FolderMessages.writeBare(xml, "DeleteFolder", response.folders());
    }
}
