package entente.wire.ews;

import entente.item.Octets;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// UploadItems (MS-OXWSBTRF 3.1.4.2): puts items into folders that [ExportItems] gave away.
public final class UploadItems {
    private static final String MESSAGE = "m:UploadItemsResponseMessage";
    private static final int LARGEST = 64 * 1024 * 1024;

    private UploadItems() {}

    public record Request(List<Upload> items) implements EwsRequest.Operation {
        public Request {
            items = List.copyOf(items);
        }
    }

    /// One item. `item` is the one whose place it takes, where it is to take one's. With `associated`, that is what it is to be: seen by programs alone, or by people.
    public record Upload(
            CreateAction action,
            Optional<Boolean> associated,
            Optional<FolderRef> folder,
            Optional<ItemRef> item,
            Octets data) {}

    /// What becomes of an item that is there, or is not.
    public enum CreateAction {
        CREATE_NEW,
        UPDATE,
        UPDATE_OR_CREATE;

        static CreateAction read(XmlCursor xml) throws MalformedXml {
            return switch (xml.attribute("CreateAction").orElse("")) {
                case "CreateNew" -> CREATE_NEW;
                case "Update" -> UPDATE;
                case "UpdateOrCreate" -> UPDATE_OR_CREATE;
                default ->
                        throw xml.wrong(
                                "needs a CreateAction of CreateNew, Update or UpdateOrCreate");
            };
        }
    }

    /// One result for each item, in the order asked: the id that it has now.
    public record Response(List<BatchResult<FolderElement.Id>> items) implements EwsResponse {
        public Response {
            items = List.copyOf(items);
        }
    }

    /// Reads `<UploadItems>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var items = new ArrayList<Upload>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Items" -> readItems(xml, items);
                default -> xml.skip();
            }
        }
        return new Request(items);
    }

    private static void readItems(XmlCursor xml, List<Upload> items) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Item" -> items.add(readItem(xml));
                default -> xml.skip();
            }
            if (items.size() > ItemRef.MOST) {
                throw xml.wrongText("a list of at most %d items".formatted(ItemRef.MOST));
            }
        }
    }

    private static Upload readItem(XmlCursor xml) throws MalformedXml {
        var action = CreateAction.read(xml);
        var associated =
                switch (xml.attribute("IsAssociated").orElse("")) {
                    case "" -> Optional.<Boolean>empty();
                    case "true", "1" -> Optional.of(true);
                    case "false", "0" -> Optional.of(false);
                    default -> throw xml.wrong("needs an IsAssociated of true or false");
                };
        var folder = Optional.<FolderRef>empty();
        var item = Optional.<ItemRef>empty();
        var data = Optional.<Octets>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ParentFolderId" -> folder = Optional.of(FolderRef.readId(xml));
                case "ItemId" -> item = ItemRef.readOne(xml);
                case "Data" -> data = Optional.of(xml.octets(LARGEST));
                default -> xml.skip();
            }
        }
        return new Upload(
                action, associated, folder, item, data.orElseThrow(() -> xml.missing("Data")));
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("m:UploadItemsResponse").start("m:ResponseMessages");
        for (var result : response.items()) {
            switch (result) {
                case BatchResult.Done(var id) -> {
                    ResponseMessages.success(xml, MESSAGE);
                    id.write(xml, "m:ItemId");
                }
                case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, MESSAGE, why);
            }
            xml.end();
        }
        xml.end().end();
    }
}
