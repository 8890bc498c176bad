package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.Optional;

/// SyncFolderItems (MS-OXWSSYNC 3.1.4.2): what a folder holds, and later what changed about it. No items are given out yet, so an answer
/// is that of an empty folder, or a refusal.
public final class SyncFolderItems {
    private static final String MESSAGE = "m:SyncFolderItemsResponseMessage";

    private SyncFolderItems() {}

    /// What changed since `state`, as sent, or all.
    public record Request(FolderRef folder, Optional<String> state)
            implements EwsRequest.Operation {}

    public record Response(BatchResult<Nothing> result) implements EwsResponse {}

    /// An empty folder; `state` is what to ask with next.
    public record Nothing(String state) {}

    /// Reads `<SyncFolderItems>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var folder = Optional.<FolderRef>empty();
        var state = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "SyncFolderId" -> folder = FolderRef.read(xml).stream().findFirst();
                case "SyncState" -> state = Optional.of(xml.text()).filter(text -> !text.isEmpty());
                default -> xml.skip();
            }
        }
        return new Request(folder.orElseThrow(() -> xml.missing("SyncFolderId")), state);
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("m:SyncFolderItemsResponse").start("m:ResponseMessages");
        switch (response.result()) {
            case BatchResult.Done(var nothing) -> {
                ResponseMessages.success(xml, MESSAGE);
                xml.element("m:SyncState", nothing.state());
                xml.element("m:IncludesLastItemInRange", true);
                xml.start("m:Changes").end();
            }
            case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, MESSAGE, why);
        }
        xml.end().end().end();
    }
}
