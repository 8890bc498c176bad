package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// CreateFolder (MS-OXWSFOLD 3.1.4.2): makes folders in a folder.
public final class CreateFolder {
    private CreateFolder() {}

    public record Request(FolderRef parent, List<FolderProperties> folders)
            implements EwsRequest.Operation {
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

    /// Reads `<CreateFolder>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var parent = Optional.<FolderRef>empty();
        var folders = new ArrayList<FolderProperties>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ParentFolderId" -> parent = FolderRef.read(xml).stream().findFirst();
                case "Folders" -> readFolders(xml, folders);
                default -> xml.skip();
            }
        }
        return new Request(parent.orElseThrow(() -> xml.missing("ParentFolderId")), folders);
    }

    private static void readFolders(XmlCursor xml, List<FolderProperties> folders)
            throws MalformedXml {
        while (xml.nextChild()) {
            folders.add(FolderProperties.read(xml));
            if (folders.size() > FolderRef.MOST) {
                throw xml.wrongText("a list of at most %d folders".formatted(FolderRef.MOST));
            }
        }
    }

    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        var writer = new FolderXml(xml, FolderShape.IDS_ONLY, version);
        FolderMessages.write(xml, "CreateFolder", writer, response.folders());
    }
}
