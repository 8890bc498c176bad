package entente.wire.ews;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An item as a request brings it. `element` is the name of its element, such as `Message`, which may also be that of an answer to another item,
/// such as `AcceptItem`; of that nothing else is read.
///
/// What stands in `mime`, whose bytes may be no message, holds where nothing else says otherwise. A class is in the properties where one was
/// given, or where the element means another than that of messages. `flagged` is that the request gave the flags as a whole
/// ([Known#FLAGS]), and not only whether the item is read.
public record NewItem(
        String element,
        ItemContent content,
        Optional<Body> body,
        Optional<byte[]> mime,
        List<NewAttachment> attachments,
        boolean flagged) {
    /// Those that have more than every item has.
    private static final Set<ItemKind> OF_MORE =
            EnumSet.of(ItemKind.CONTACT, ItemKind.DISTRIBUTION_LIST, ItemKind.TASK, ItemKind.POST);

    public NewItem {
        attachments = List.copyOf(attachments);
    }

    /// Reads the element at hand.
    static BatchResult<NewItem> read(XmlCursor xml, ZoneContext zone) throws MalformedXml {
        var element = xml.name();
        var kind = ItemKind.ofElement(element);
        if (kind.isEmpty()) {
            xml.skip();
            return BatchResult.done(
                    new NewItem(
                            element,
                            ItemContent.EMPTY,
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            false));
        }
        var reader = new Reader(kind.get());
        for (var properties = 1; xml.nextChild(); properties++) {
            switch (xml.name()) {
                case "Attachments" -> reader.takeAll(NewAttachment.readAll(xml));
                default -> reader.take(new PropertyReader(xml, zone).read());
            }
            if (properties > ItemShape.MOST_PATHS) {
                throw xml.wrongText("one of at most %d properties".formatted(ItemShape.MOST_PATHS));
            }
        }
        return reader.result(element);
    }

    /// What was brought so far.
    private static final class Reader {
        private Properties properties = Properties.NONE;
        private final List<Addressee> addressees = new ArrayList<>();
        private final List<NewAttachment> attachments = new ArrayList<>();
        private Optional<Body> body = Optional.empty();
        private Optional<byte[]> mime = Optional.empty();
        private Optional<Refusal> refusal = Optional.empty();
        private final ItemKind kind;
        private boolean flagged;

        Reader(ItemKind kind) {
            this.kind = kind;
            if (!kind.itemClass().equals(ItemContent.MESSAGE)) {
                properties = properties.with(Known.ITEM_CLASS, kind.itemClass());
            }
        }

        void takeAll(List<BatchResult<NewAttachment>> all) {
            for (var one : all) {
                switch (one) {
                    case BatchResult.Done(var attachment) -> attachments.add(attachment);
                    case BatchResult.Refused(var why) ->
                            refusal = refusal.or(() -> Optional.of(why));
                }
            }
        }

        /// What only the store says of an item is not taken, nor what nobody knows of a message. What a contact or its like would lose is refused.
        void take(Brought brought) {
            if (brought.path() instanceof ItemPath.Field(var uri)
                    && ItemField.ofUri(uri).filter(field -> field.access().set()).isEmpty()) {
                if (OF_MORE.contains(kind) && ItemField.ofUri(uri).isEmpty()) {
                    refusal = refusal.or(() -> Optional.of(Refusal.of(Code.ITEM_FIELD_NOT_KEPT)));
                }
                return;
            }
            switch (brought.edits()) {
                case BatchResult.Done(var edits) -> edits.forEach(this::take);
                case BatchResult.Refused(var why) -> refusal = refusal.or(() -> Optional.of(why));
            }
        }

        BatchResult<NewItem> result(String element) {
            var content =
                    new ItemContent(
                            properties,
                            addressees,
                            attachments.stream().map(NewAttachment::part).toList());
            return refusal.<BatchResult<NewItem>>map(BatchResult.Refused::new)
                    .orElseGet(() ->
                            BatchResult.done(
                                    new NewItem(
                                            element, content, body, mime, attachments, flagged)));
        }

        private void take(ItemEdit edit) {
            switch (edit) {
                case ItemEdit.SetProperties(var others) -> {
                    properties = properties.and(others);
                    flagged = flagged || others.find(Known.FLAGS).isPresent();
                }
                case ItemEdit.SetBit(var id, var bit, var set) ->
                        properties = properties.with(id, bit, set);
                case ItemEdit.Remove(var id) -> properties = properties.without(id);
                case ItemEdit.SetBody(var text) -> body = Optional.of(text);
                case ItemEdit.SetAddressees(var kind, var people) -> {
                    addressees.removeIf(somebody -> somebody.kind() == kind);
                    addressees.addAll(people);
                }
                case ItemEdit.SetMime(var source) -> mime = Optional.of(source);
                case ItemEdit.AddTexts _,
                        ItemEdit.AppendBody _,
                        ItemEdit.RemoveBody _,
                        ItemEdit.AppendAddressees _ ->
                        throw new IllegalStateException("a new item has nothing yet: " + edit);
            }
        }
    }
}
