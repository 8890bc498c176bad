package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/// EmptyFolder (MS-OXWSFOLD 3.1.4.5): takes away what folders hold.
public final class EmptyFolder {
    private EmptyFolder() {}

    /// `subFolders` is whether the folders in them go too.
    public record Request(DeleteType type, boolean subFolders, List<FolderRef> folders)
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

    /// Reads `<EmptyFolder>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var type = DeleteType.read(xml);
        var subFolders = readSubFolders(xml);
        var folders = new ArrayList<FolderRef>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FolderIds" -> folders.addAll(FolderRef.read(xml));
                default -> xml.skip();
            }
        }
        return new Request(type, subFolders, folders);
    }

    static void write(XmlWriter xml, Response response) {
        FolderMessages.writeBare(xml, "EmptyFolder", response.folders());
    }

    private static boolean readSubFolders(XmlCursor xml) throws MalformedXml {
        return switch (xml.attribute("DeleteSubFolders").orElse("")) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw xml.wrong("needs a DeleteSubFolders of true or false");
        };
    }
}
