package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// MarkAllItemsAsRead (MS-OXWSCORE 3.1.4.5): has all items of folders be read, or none.
public final class MarkAllItemsAsRead {
    private MarkAllItemsAsRead() {}

    public record Request(boolean read, List<FolderRef> folders) implements EwsRequest.Operation {
        public Request {
            folders = List.copyOf(folders);
        }
    }

    /// One result for each folder, in the order asked.
    public record Response(List<BatchResult<ItemGone>> folders) implements EwsResponse {
        public Response {
            folders = List.copyOf(folders);
        }
    }

    /// Reads `<MarkAllItemsAsRead>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var read = Optional.<Boolean>empty();
        var folders = new ArrayList<FolderRef>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ReadFlag" -> read = Optional.of(xml.flag());
                case "FolderIds" -> folders.addAll(FolderRef.read(xml));
                default -> xml.skip();
            }
        }
        return new Request(read.orElseThrow(() -> xml.missing("ReadFlag")), folders);
    }

    static void write(XmlWriter xml, Response response) {
        ItemMessages.writeBare(xml, "MarkAllItemsAsRead", response.folders());
    }
}
