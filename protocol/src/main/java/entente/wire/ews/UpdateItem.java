package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// UpdateItem (MS-OXWSCORE 3.1.4.9): sets, deletes and adds to properties of items.
public final class UpdateItem {
    private static final String MESSAGE = "m:UpdateItemResponseMessage";

    private UpdateItem() {}

    /// `invitations` is which people of meetings are told of it, and `savedIn` where messages go that are sent and kept.
    public record Request(
            ConflictResolution conflicts,
            Optional<Disposition> disposition,
            Optional<InvitationUpdates> invitations,
            Optional<FolderRef> savedIn,
            List<Change> changes)
            implements EwsRequest.Operation {
        public Request {
            changes = List.copyOf(changes);
        }

        /// One that changes no appointments.
        public Request(
                ConflictResolution conflicts,
                Optional<Disposition> disposition,
                Optional<FolderRef> savedIn,
                List<Change> changes) {
            this(conflicts, disposition, Optional.empty(), savedIn, changes);
        }
    }

    /// All that is to be changed about one item, in that order; refused where one of it cannot be.
    public record Change(ItemRef item, BatchResult<List<ItemEdit>> edits) {}

    /// One result for each item, in the order asked; of one that was sent nothing is told.
    public record Response(List<BatchResult<Optional<ItemElement>>> items) implements EwsResponse {
        public Response {
            items = List.copyOf(items);
        }
    }

    /// Reads `<UpdateItem>`. Times that tell no offset are on the clock of `zone`.
    static Request read(XmlCursor xml, ZoneContext zone) throws MalformedXml {
        var conflicts = ConflictResolution.read(xml);
        var disposition = Disposition.read(xml);
        var invitations = InvitationUpdates.read(xml);
        var savedIn = Optional.<FolderRef>empty();
        var changes = new ArrayList<Change>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "SavedItemFolderId" -> savedIn = FolderRef.read(xml).stream().findFirst();
                case "ItemChanges" -> readChanges(xml, zone, changes);
                default -> xml.skip();
            }
        }
        return new Request(conflicts, disposition, invitations, savedIn, changes);
    }

    /// Conflicts that were settled are none, because an update settles none.
    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        var writer = new ItemXml(xml, ItemShape.IDS_ONLY, version);
        xml.start("m:UpdateItemResponse").start("m:ResponseMessages");
        for (var result : response.items()) {
            switch (result) {
                case BatchResult.Done(var item) -> {
                    ResponseMessages.success(xml, MESSAGE);
                    writer.writeAll("m:Items", item.stream().toList());
                    if (version.atLeast(ExchangeVersion.EXCHANGE2007_SP1)) {
                        xml.start("m:ConflictResults").element("t:Count", 0).end();
                    }
                }
                case BatchResult.Refused(var why) -> {
                    ResponseMessages.refused(xml, MESSAGE, why);
                    writer.writeAll("m:Items", List.of());
                }
            }
            xml.end();
        }
        xml.end().end();
    }

    private static void readChanges(XmlCursor xml, ZoneContext zone, List<Change> changes)
            throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ItemChange" -> changes.add(readChange(xml, zone));
                default -> xml.skip();
            }
            if (changes.size() > ItemRef.MOST) {
                throw xml.wrongText("a list of at most %d items".formatted(ItemRef.MOST));
            }
        }
    }

    private static Change readChange(XmlCursor xml, ZoneContext zone) throws MalformedXml {
        var item = Optional.<ItemRef>empty();
        var updates = new ArrayList<BatchResult<List<ItemEdit>>>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Updates" -> readUpdates(xml, zone, updates);
                default -> {
                    var named = ItemRef.readOne(xml);
                    item = named.isPresent() ? named : item;
                }
            }
        }
        var edits =
                BatchResult.all(updates)
                        .then(all -> BatchResult.done(all.stream().flatMap(List::stream).toList()));
        return new Change(item.orElseThrow(() -> xml.missing("ItemId")), edits);
    }

    private static void readUpdates(
            XmlCursor xml, ZoneContext zone, List<BatchResult<List<ItemEdit>>> updates)
            throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "SetItemField", "AppendToItemField", "DeleteItemField" ->
                        updates.add(ItemUpdate.read(xml, zone));
                default -> xml.skip();
            }
            if (updates.size() > ItemShape.MOST_PATHS) {
                throw xml.wrongText("a list of at most %d updates".formatted(ItemShape.MOST_PATHS));
            }
        }
    }
}
