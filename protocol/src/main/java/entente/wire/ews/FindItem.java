package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;

/// FindItem (MS-OXWSSRCH 3.1.4.2): what folders hold. No items are given out yet, so an answer is that of an empty folder, of which
/// every view and every restriction shows nothing, or a refusal.
public final class FindItem {
    private static final String MESSAGE = "m:FindItemResponseMessage";

    private FindItem() {}

    public record Request(List<FolderRef> folders) implements EwsRequest.Operation {
        public Request {
            folders = List.copyOf(folders);
        }
    }

    /// One result for each folder, in the order asked.
    public record Response(List<BatchResult<Nothing>> results) implements EwsResponse {
        public Response {
            results = List.copyOf(results);
        }
    }

    /// An empty folder.
    public record Nothing() {}

    /// Reads `<FindItem>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var folders = new ArrayList<FolderRef>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ParentFolderIds" -> folders.addAll(FolderRef.read(xml));
                default -> xml.skip();
            }
        }
        return new Request(folders);
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("m:FindItemResponse").start("m:ResponseMessages");
        for (var result : response.results()) {
            switch (result) {
                case BatchResult.Done<Nothing> _ -> {
                    ResponseMessages.success(xml, MESSAGE);
                    Page.whole(List.of()).start(xml);
                    xml.start("t:Items").end().end();
                }
                case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, MESSAGE, why);
            }
            xml.end();
        }
        xml.end().end();
    }
}
