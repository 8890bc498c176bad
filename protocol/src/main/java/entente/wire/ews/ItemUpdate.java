package entente.wire.ews;

import entente.item.Known;
import entente.problem.Code;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one update of an item (`ItemChangeDescriptionType`): the path of a property, and but for a deletion an item that brings that property and no
/// other. It gives what is to be done to the item, or why that cannot be.
record ItemUpdate(Optional<ItemPath> path, List<Brought> brought) {
    /// Reads `<SetItemField>`, `<AppendToItemField>` or `<DeleteItemField>`.
    static BatchResult<List<ItemEdit>> read(XmlCursor xml, ZoneContext zone) throws MalformedXml {
        var name = xml.name();
        var update = readParts(xml, zone);
        var path = update.path.orElseThrow(() -> xml.missing("FieldURI"));
        return switch (name) {
            case "SetItemField" -> update.bringing(path).then(edits -> set(path, edits));
            case "AppendToItemField" -> update.bringing(path).then(edits -> append(path, edits));
            default -> delete(path);
        };
    }

    private static ItemUpdate readParts(XmlCursor xml, ZoneContext zone) throws MalformedXml {
        var path = Optional.<ItemPath>empty();
        var brought = new ArrayList<Brought>();
        while (xml.nextChild()) {
            var read = ItemPath.read(xml);
            if (read.isPresent()) {
                path = read;
            } else {
                readItem(xml, zone, brought);
            }
        }
        return new ItemUpdate(path, brought);
    }

    private static void readItem(XmlCursor xml, ZoneContext zone, List<Brought> brought)
            throws MalformedXml {
        var ofAppointment = ItemKind.isAppointment(xml.name());
        while (xml.nextChild()) {
            brought.add(new PropertyReader(xml, zone, ofAppointment).read());
        }
    }

    /// What the item does that brings the property.
    private BatchResult<List<ItemEdit>> bringing(ItemPath named) {
        if (named instanceof ItemPath.Wrong(var code)) {
            return BatchResult.refused(code);
        }
        if (brought.size() != 1) {
            return BatchResult.refused(Code.ITEM_UPDATE_MISCOUNTED);
        }
        var property = brought.getFirst();
        return isSame(named, property.path())
                ? property.edits()
                : BatchResult.refused(Code.ITEM_UPDATE_MISMATCHED);
    }

    /// An element does not say of which kind of items it is, save those of appointments, and an entry of several comes within the element of all.
    private static boolean isSame(ItemPath named, ItemPath brought) {
        return switch (named) {
            case ItemPath.Field(var uri) ->
                    brought instanceof ItemPath.Field(var other)
                            && (uri.startsWith("calendar:")
                                    ? uri.equals(other)
                                    : element(uri).equals(element(other)));
            case ItemPath.Extended(var id, var type, var many, _) ->
                    brought instanceof ItemPath.Wrong
                            || (brought instanceof ItemPath.Extended other
                                    && other.id().equals(id)
                                    && other.type() == type
                                    && other.many() == many);
            case ItemPath.Indexed _, ItemPath.Wrong _ -> true;
        };
    }

    private static String element(String uri) {
        return uri.substring(uri.indexOf(':') + 1);
    }

    private static BatchResult<List<ItemEdit>> set(ItemPath path, List<ItemEdit> edits) {
        var isOpen =
                switch (path) {
                    case ItemPath.Field(var uri) ->
                            ItemField.ofUri(uri).filter(field -> field.access().set()).isPresent();
                    case ItemPath.Extended extended -> ItemFields.isOpen(extended.id());
                    case ItemPath.Indexed _, ItemPath.Wrong _ -> false;
                };
        return isOpen ? BatchResult.done(edits) : BatchResult.refused(Code.ITEM_PROPERTY_NOT_SET);
    }

    private static BatchResult<List<ItemEdit>> append(ItemPath path, List<ItemEdit> edits) {
        var added =
                path instanceof ItemPath.Field(var uri)
                                && ItemField.ofUri(uri)
                                        .filter(field -> field.access().appended())
                                        .isPresent()
                        ? edits.stream().flatMap(edit -> adding(edit).stream()).toList()
                        : List.<ItemEdit>of();
        return added.isEmpty()
                ? BatchResult.refused(Code.ITEM_PROPERTY_NOT_APPENDED)
                : BatchResult.done(added);
    }

    /// Adding what an edit would put in the place of what there is.
    private static Optional<ItemEdit> adding(ItemEdit edit) {
        return switch (edit) {
            case ItemEdit.SetBody(var body) -> Optional.of(new ItemEdit.AppendBody(body));
            case ItemEdit.SetAddressees(var kind, var people) ->
                    Optional.of(new ItemEdit.AppendAddressees(kind, people));
            case ItemEdit.SetProperties(var properties) ->
                    Optional.of(
                            new ItemEdit.AddTexts(
                                    Known.CATEGORIES, properties.texts(Known.CATEGORIES)));
            case ItemEdit.Remove(var id) -> Optional.of(new ItemEdit.AddTexts(id, List.of()));
            default -> Optional.empty();
        };
    }

    private static BatchResult<List<ItemEdit>> delete(ItemPath path) {
        return switch (path) {
            case ItemPath.Wrong(var code) -> BatchResult.refused(code);
            case ItemPath.Field(var uri) ->
                    ItemField.ofUri(uri)
                            .filter(field -> field.access().deleted())
                            .map(field -> BatchResult.done(deleting(field)))
                            .orElseGet(ItemUpdate::notDeleted);
            case ItemPath.Extended extended -> deleteExtended(extended);
            case ItemPath.Indexed _ -> notDeleted();
        };
    }

    private static List<ItemEdit> deleting(ItemField field) {
        return switch (field.held()) {
            case HeldAs.People(var kind, _) -> List.of(new ItemEdit.SetAddressees(kind, List.of()));
            case HeldAs.Apart _ ->
                    List.of(
                            field == ItemField.RECURRENCE
                                    ? new ItemEdit.SetRecurrence(Optional.empty())
                                    : new ItemEdit.RemoveBody());
            default -> field.held().ids().<ItemEdit>map(ItemEdit.Remove::new).toList();
        };
    }

    /// An item has a class and flags in any case.
    private static BatchResult<List<ItemEdit>> deleteExtended(ItemPath.Extended path) {
        var id = path.id();
        if (id.equals(Known.BODY_TEXT) || id.equals(Known.BODY_HTML)) {
            return BatchResult.done(List.of(new ItemEdit.RemoveBody()));
        }
        return ItemFields.isOpen(id) && !id.equals(Known.ITEM_CLASS) && !id.equals(Known.FLAGS)
                ? BatchResult.done(List.of(new ItemEdit.Remove(id)))
                : notDeleted();
    }

    private static BatchResult<List<ItemEdit>> notDeleted() {
        return BatchResult.refused(Code.ITEM_PROPERTY_NOT_DELETED);
    }
}
