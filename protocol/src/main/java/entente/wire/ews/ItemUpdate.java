package entente.wire.ews;

import entente.item.Known;
import entente.item.KnownContact;
import entente.item.KnownTask;
import entente.item.Properties;
import entente.item.PropertyValue;
import entente.problem.Code;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one update of an item (`ItemChangeDescriptionType`): the path of a property, and but for a deletion an item that brings that property and no
/// other. It gives what is to be done to the item, or why that cannot be.
record ItemUpdate(Optional<ItemPath> path, List<Brought> brought) {
    private static final Set<String> NEVER_KEPT =
            Set.of("calendar:MeetingWorkspaceUrl", "calendar:NetShowUrl");

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
        var kind = ItemKind.ofElement(xml.name()).orElse(ItemKind.OTHER);
        while (xml.nextChild()) {
            brought.add(new PropertyReader(xml, zone, kind).read());
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

    /// An element does not say of which kind of items it is, save those of appointments, and an entry of several comes within the element of all. One that is
    /// not known brings nothing.
    private static boolean isSame(ItemPath named, ItemPath brought) {
        return switch (named) {
            case ItemPath.Field(var uri) ->
                    brought instanceof ItemPath.Field(var other)
                            && (uri.startsWith("calendar:")
                                    ? uri.equals(other)
                                    : element(uri).equals(element(other)))
                            && (ItemField.ofUri(other).isPresent()
                                    || ItemField.ofUri(uri).isEmpty());
            case ItemPath.Extended(var id, var type, var many, _) ->
                    brought instanceof ItemPath.Wrong
                            || (brought instanceof ItemPath.Extended other
                                    && other.id().equals(id)
                                    && other.type() == type
                                    && other.many() == many);
            case ItemPath.Indexed indexed -> isWithin(indexed, brought);
            case ItemPath.Wrong _ -> true;
        };
    }

    /// Whether what is brought is all of those of which an entry is named; of what nobody has several, it is.
    private static boolean isWithin(ItemPath.Indexed named, ItemPath brought) {
        if (named.uri().equals(MembersXml.MEMBER)) {
            return brought.equals(new ItemPath.Field(ItemField.MEMBERS.uri()));
        }
        var entry = ContactEntries.find(named);
        return entry.isEmpty()
                || (brought instanceof ItemPath.Field(var uri)
                        && ItemField.ofUri(uri).map(ItemField::held).orElse(null)
                                instanceof HeldAs.Entries(var entries)
                        && entries.all().contains(entry.get()));
    }

    private static String element(String uri) {
        return uri.substring(uri.indexOf(':') + 1);
    }

    private static BatchResult<List<ItemEdit>> set(ItemPath path, List<ItemEdit> edits) {
        if (path instanceof ItemPath.Indexed indexed) {
            return setOne(indexed, edits);
        }
        if (path instanceof ItemPath.Field(var uri)
                && ItemField.ofUri(uri).map(ItemField::access).orElse(null)
                        == FieldAccess.PASSED_OVER) {
            return BatchResult.done(List.of());
        }
        var isOpen =
                switch (path) {
                    case ItemPath.Field(var uri) ->
                            ItemField.ofUri(uri).filter(field -> field.access().set()).isPresent();
                    case ItemPath.Extended extended -> ItemFields.isOpen(extended.id());
                    case ItemPath.Indexed _, ItemPath.Wrong _ -> false;
                };
        return isOpen ? BatchResult.done(edits) : BatchResult.refused(Code.ITEM_PROPERTY_NOT_SET);
    }

    /// An entry of several, and of them no other; a member of a list takes the place of the one that had the key.
    private static BatchResult<List<ItemEdit>> setOne(ItemPath.Indexed path, List<ItemEdit> edits) {
        if (path.uri().equals(MembersXml.MEMBER)) {
            var replaced = new ArrayList<>(MembersXml.without(path.index()));
            edits.forEach(edit -> adding(edit).ifPresent(replaced::add));
            return BatchResult.done(List.copyOf(replaced));
        }
        return ContactEntries.find(path)
                .map(entry -> ContactEntriesXml.only(entry, edits))
                .orElseGet(() -> BatchResult.refused(Code.ITEM_PROPERTY_NOT_SET));
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
            case ItemEdit.SetProperties(var properties) -> addingValues(properties);
            case ItemEdit.Remove(var id) -> Optional.of(ItemEdit.AddValues.texts(id, List.of()));
            default -> Optional.empty();
        };
    }

    /// A list that is brought is a property of its own.
    private static Optional<ItemEdit> addingValues(Properties properties) {
        return properties.all().entrySet().stream()
                .filter(one -> one.getValue() instanceof PropertyValue.Many)
                .<ItemEdit>map(one ->
                        new ItemEdit.AddValues(one.getKey(), (PropertyValue.Many) one.getValue()))
                .findFirst();
    }

    private static BatchResult<List<ItemEdit>> delete(ItemPath path) {
        return switch (path) {
            case ItemPath.Wrong(var code) -> BatchResult.refused(code);
            // No task comes again here; one that another program made so does not any more.
            case ItemPath.Field(var uri) when uri.equals(TaskXml.RECURRENCE) ->
                    BatchResult.done(
                            List.of(
                                    new ItemEdit.Remove(KnownTask.RECURRENCE),
                                    new ItemEdit.Remove(KnownTask.RECURRING)));
            // There are clients that delete whatever they have no value for. What is not kept is
            // gone already.
            case ItemPath.Field(var uri) when NEVER_KEPT.contains(uri) ->
                    BatchResult.done(List.of());
            case ItemPath.Field(var uri) ->
                    ItemField.ofUri(uri)
                            .filter(field -> field.access().deleted())
                            .map(field -> BatchResult.done(deleting(field)))
                            .orElseGet(ItemUpdate::notDeleted);
            case ItemPath.Extended extended -> deleteExtended(extended);
            case ItemPath.Indexed indexed -> deleteOne(indexed);
        };
    }

    private static List<ItemEdit> deleting(ItemField field) {
        return switch (field.held()) {
            case HeldAs.People(var kind, _) -> List.of(new ItemEdit.SetAddressees(kind, List.of()));
            case HeldAs.Apart _ ->
                    List.of(
                            switch (field) {
                                case RECURRENCE -> new ItemEdit.SetRecurrence(Optional.empty());
                                case POLICY_TAG -> new ItemEdit.Remove(Known.POLICY_TAG);
                                case MEMBERS ->
                                        new ItemEdit.Remove(KnownContact.LIST_ONE_OFF_MEMBERS);
                                default -> new ItemEdit.RemoveBody();
                            });
            default -> field.held().ids().<ItemEdit>map(ItemEdit.Remove::new).toList();
        };
    }

    /// What is not there is deleted all the same.
    private static BatchResult<List<ItemEdit>> deleteOne(ItemPath.Indexed path) {
        if (path.uri().equals(MembersXml.MEMBER)) {
            return BatchResult.done(MembersXml.without(path.index()));
        }
        return ContactEntries.find(path)
                .map(entry ->
                        BatchResult.done(entry.ids().<ItemEdit>map(ItemEdit.Remove::new).toList()))
                .orElseGet(ItemUpdate::notDeleted);
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
