package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// SyncFolderHierarchy (MS-OXWSSYNC 3.1.4.1): which folders there are, and later what changed about them.
public final class SyncFolderHierarchy {
    private static final String MESSAGE = "m:SyncFolderHierarchyResponseMessage";

    private SyncFolderHierarchy() {}

    /// The folders below `folder`, or below the top of the caller's own mailbox; what changed since `state`, as sent, or all.
    public record Request(FolderShape shape, Optional<FolderRef> folder, Optional<String> state)
            implements EwsRequest.Operation {}

    public record Response(FolderShape shape, BatchResult<Changes> result) implements EwsResponse {}

    /// What is new to the client, parents before children; what it knew in an older state; and the ids of what it knew and what is gone,
    /// children before parents. `state` is what to ask with next.
    public record Changes(
            String state,
            List<FolderElement> created,
            List<FolderElement> updated,
            List<String> deleted) {
        public Changes {
            deleted = List.copyOf(deleted);
            created = List.copyOf(created);
            updated = List.copyOf(updated);
        }
    }

    /// Reads `<SyncFolderHierarchy>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var shape = FolderShape.IDS_ONLY;
        var folder = Optional.<FolderRef>empty();
        var state = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FolderShape" -> shape = FolderShape.read(xml);
                case "SyncFolderId" -> folder = FolderRef.read(xml).stream().findFirst();
                case "SyncState" -> state = Optional.of(xml.text()).filter(text -> !text.isEmpty());
                default -> xml.skip();
            }
        }
        return new Request(shape, folder, state);
    }

    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        xml.start("m:SyncFolderHierarchyResponse").start("m:ResponseMessages");
        switch (response.result()) {
            case BatchResult.Done(var changes) -> {
                ResponseMessages.success(xml, MESSAGE);
                xml.element("m:SyncState", changes.state());
                xml.element("m:IncludesLastFolderInRange", true);
                writeChanges(xml, new FolderXml(xml, response.shape(), version), changes);
            }
            case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, MESSAGE, why);
        }
        xml.end().end().end();
    }

    private static void writeChanges(XmlWriter xml, FolderXml writer, Changes changes) {
        xml.start("m:Changes");
        for (var folder : changes.created()) {
            xml.start("t:Create");
            writer.write(folder);
            xml.end();
        }
        for (var folder : changes.updated()) {
            xml.start("t:Update");
            writer.write(folder);
            xml.end();
        }
        // Last, so that a folder is out before the one it lay in goes.
        for (var id : changes.deleted()) {
            xml.start("t:Delete").start("t:FolderId").attribute("Id", id).end().end();
        }
        xml.end();
    }
}
