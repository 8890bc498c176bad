package entente.wire.ews;

import entente.item.Filter;
import entente.item.PropertyId;
import entente.problem.Code;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// FindItem (MS-OXWSSRCH 3.1.4.2): which items folders hold, and in which order.
public final class FindItem {
    private static final String MESSAGE = "m:FindItemResponseMessage";

    /// By how many fields items are sorted at most: each is kept of all of them.
    private static final int MOST_ORDERS = 8;

    private FindItem() {}

    /// Which of a folder's items (`ItemQueryTraversalType`): those that people see, those that were deleted from it and are never kept so, or those that
    /// people do not see.
    public enum Traversal {
        SHALLOW,
        SOFT_DELETED,
        ASSOCIATED;

        static Traversal read(XmlCursor xml) throws MalformedXml {
            return switch (xml.attribute("Traversal").orElse("Shallow")) {
                case "Shallow" -> SHALLOW;
                case "SoftDeleted" -> SOFT_DELETED;
                case "Associated" -> ASSOCIATED;
                default -> throw xml.wrong("has a traversal that is none of items");
            };
        }
    }

    /// By which property items are sorted, the least first unless `descending`.
    public record SortField(PropertyId property, boolean descending) {}

    /// The shape is that of a list. `filter` and `order` may be refused; `order` counts from its first on. `view` is the element of a view that is
    /// not offered, such as `GroupBy`, if one is asked for. With a `calendarView`, filter and order are refused where there are any.
    public record Request(
            ItemShape shape,
            List<FolderRef> folders,
            Traversal traversal,
            Optional<Page> page,
            BatchResult<Optional<Filter>> filter,
            BatchResult<List<SortField>> order,
            Optional<String> view,
            Optional<CalendarView> calendarView)
            implements EwsRequest.Operation {
        public Request {
            folders = List.copyOf(folders);
        }

        /// One that does not ask for days of a calendar.
        public Request(
                ItemShape shape,
                List<FolderRef> folders,
                Traversal traversal,
                Optional<Page> page,
                BatchResult<Optional<Filter>> filter,
                BatchResult<List<SortField>> order,
                Optional<String> view) {
            this(shape, folders, traversal, page, filter, order, view, Optional.empty());
        }

        /// The same request, if days of a calendar are neither searched nor sorted.
        private Request checked() {
            if (calendarView.isEmpty()) {
                return this;
            }
            BatchResult<Optional<Filter>> unsearched =
                    filter.equals(BatchResult.done(Optional.empty()))
                            ? filter
                            : BatchResult.refused(Code.CALENDAR_VIEW_FILTERED);
            BatchResult<List<SortField>> unsorted =
                    order.equals(BatchResult.done(List.of()))
                            ? order
                            : BatchResult.refused(Code.CALENDAR_VIEW_FILTERED);
            return new Request(
                    shape, folders, traversal, page, unsearched, unsorted, view, calendarView);
        }
    }

    /// One result for each folder, in the order asked.
    public record Response(ItemShape shape, List<BatchResult<Page.Of<ItemElement>>> results)
            implements EwsResponse {
        public Response {
            results = List.copyOf(results);
        }
    }

    /// Reads `<FindItem>`. Times that tell no offset are on the clock of `zone`.
    static Request read(XmlCursor xml, ZoneContext zone) throws MalformedXml {
        var traversal = Traversal.read(xml);
        var shape = ItemShape.IDS_ONLY;
        var page = Optional.<Page>empty();
        var filter = BatchResult.done(Optional.<Filter>empty());
        var order = BatchResult.done(List.<SortField>of());
        var view = Optional.<String>empty();
        var calendarView = Optional.<CalendarView>empty();
        var folders = new ArrayList<FolderRef>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ItemShape" -> shape = ItemShape.read(xml);
                case "IndexedPageItemView" -> page = Optional.of(Page.read(xml));
                case "Restriction" -> filter = FilterReader.ofItems(xml, zone).read();
                case "SortOrder" -> order = readOrder(xml);
                case "CalendarView" -> calendarView = Optional.of(CalendarView.read(xml, zone));
                case "ParentFolderIds" -> folders.addAll(FolderRef.read(xml));
                case "FractionalPageItemView",
                        "SeekToConditionPageItemView",
                        "ContactsView",
                        "GroupBy",
                        "DistinguishedGroupBy",
                        "QueryString" -> {
                    view = Optional.of(xml.name());
                    xml.skip();
                }
                default -> xml.skip();
            }
        }
        return new Request(
                        shape.listed(), folders, traversal, page, filter, order, view, calendarView)
                .checked();
    }

    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        var writer = new ItemXml(xml, response.shape().listed(), version);
        xml.start("m:FindItemResponse").start("m:ResponseMessages");
        for (var result : response.results()) {
            switch (result) {
                case BatchResult.Done(var found) -> {
                    ResponseMessages.success(xml, MESSAGE);
                    found.start(xml);
                    writer.writeAll("t:Items", found.items());
                    xml.end();
                }
                case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, MESSAGE, why);
            }
            xml.end();
        }
        xml.end().end();
    }

    private static BatchResult<List<SortField>> readOrder(XmlCursor xml) throws MalformedXml {
        var paths = new ArrayList<BatchResult<SortField>>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FieldOrder" -> paths.add(readSortField(xml));
                default -> xml.skip();
            }
            if (paths.size() > MOST_ORDERS) {
                throw xml.wrongText("a list of at most %d fields".formatted(MOST_ORDERS));
            }
        }
        return BatchResult.all(paths);
    }

    private static BatchResult<SortField> readSortField(XmlCursor xml) throws MalformedXml {
        var descending = xml.attribute("Order").filter("Descending"::equals).isPresent();
        var path = Optional.<ItemPath>empty();
        while (xml.nextChild()) {
            var read = ItemPath.read(xml);
            if (read.isEmpty()) {
                xml.skip();
            }
            path = read.isPresent() ? read : path;
        }
        return sortedBy(path.orElseThrow(() -> xml.missing("FieldURI")), descending);
    }

    private static BatchResult<SortField> sortedBy(ItemPath path, boolean descending) {
        return ItemFields.searched(path, Code.SORT_PATH_UNKNOWN)
                .then(held ->
                        ItemFields.sortedBy(held)
                                .map(id -> BatchResult.done(new SortField(id, descending)))
                                .orElseGet(() -> BatchResult.refused(Code.SORT_PATH_UNKNOWN)));
    }
}
