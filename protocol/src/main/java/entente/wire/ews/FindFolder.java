package entente.wire.ews;

import entente.item.Filter;
import entente.problem.Code;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// FindFolder (MS-OXWSSRCH 3.1.4.1): the folders inside folders.
public final class FindFolder {
    private static final String MESSAGE = "m:FindFolderResponseMessage";

    private FindFolder() {}

    /// How far down to look. Folders are never soft-deleted here, so that finds none.
    public enum Traversal {
        SHALLOW,
        DEEP,
        SOFT_DELETED
    }

    /// `filter` is which folders are wanted, by their properties ([FolderElement#properties]); it may be refused, also because of a view that is not
    /// offered.
    public record Request(
            Traversal traversal,
            FolderShape shape,
            Optional<Page> page,
            BatchResult<Optional<Filter>> filter,
            List<FolderRef> parents)
            implements EwsRequest.Operation {
        public Request {
            parents = List.copyOf(parents);
        }
    }

    /// One result for each parent, in the order asked.
    public record Response(FolderShape shape, List<BatchResult<Page.Of<FolderElement>>> results)
            implements EwsResponse {
        public Response {
            results = List.copyOf(results);
        }
    }

    /// Reads `<FindFolder>`. Times that tell no offset are on the clock of `zone`.
    static Request read(XmlCursor xml, ZoneContext zone) throws MalformedXml {
        var traversal = readTraversal(xml);
        var shape = FolderShape.IDS_ONLY;
        var page = Optional.<Page>empty();
        var filter = BatchResult.done(Optional.<Filter>empty());
        var offered = true;
        var parents = new ArrayList<FolderRef>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FolderShape" -> shape = FolderShape.read(xml);
                case "IndexedPageFolderView" -> page = Optional.of(Page.read(xml));
                case "FractionalPageFolderView" -> {
                    offered = false;
                    xml.skip();
                }
                case "ParentFolderIds" -> parents.addAll(FolderRef.read(xml));
                case "Restriction" -> filter = FilterReader.ofFolders(xml, zone).read();
                default -> xml.skip();
            }
        }
        return new Request(
                traversal,
                shape,
                page,
                offered ? filter : BatchResult.refused(Code.FIND_VIEW_NOT_OFFERED),
                parents);
    }

    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        var writer = new FolderXml(xml, response.shape(), version);
        xml.start("m:FindFolderResponse").start("m:ResponseMessages");
        for (var result : response.results()) {
            switch (result) {
                case BatchResult.Done(var found) -> {
                    ResponseMessages.success(xml, MESSAGE);
                    found.start(xml);
                    writer.writeAll("t:Folders", found.items());
                    xml.end();
                }
                case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, MESSAGE, why);
            }
            xml.end();
        }
        xml.end().end();
    }

    private static Traversal readTraversal(XmlCursor xml) throws MalformedXml {
        return switch (xml.attribute("Traversal").orElse("Shallow")) {
            case "Shallow" -> Traversal.SHALLOW;
            case "Deep" -> Traversal.DEEP;
            case "SoftDeleted" -> Traversal.SOFT_DELETED;
            default -> throw xml.wrong("has a traversal that is none");
        };
    }
}
