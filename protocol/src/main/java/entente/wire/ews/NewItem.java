package entente.wire.ews;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
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
/// such as `AcceptItem`: `reference` is that item then. With an answer to a meeting only the text and the sensitivity are read with which somebody accepts,
/// declines or calls off; with an answer to a message, all that a message may say, and `above`, what is to stand above the text of that message.
///
/// What stands in `mime`, whose bytes may be no message, holds where nothing else says otherwise. A class is in the properties where one was
/// given, or where the element means another than that of messages. `flagged` is that the request gave the flags as a whole
/// ([Known#FLAGS]), and not only whether the item is read. `schedule` is how an appointment repeats and on which
/// clocks it is ([ItemEdit.SetRecurrence], [ItemEdit.SetZone], [ItemEdit.SetClock]), in the order it came.
public record NewItem(
        String element,
        ItemContent content,
        Optional<Body> body,
        Optional<Octets> mime,
        List<NewAttachment> attachments,
        boolean flagged,
        List<ItemEdit> schedule,
        Optional<ItemRef> reference,
        Optional<Body> above) {
    /// Those that have more than every item has.
    private static final Set<ItemKind> OF_MORE =
            EnumSet.of(ItemKind.CONTACT, ItemKind.DISTRIBUTION_LIST, ItemKind.TASK, ItemKind.POST);

    /// Answers to meetings, and what calls one off. To propose another time is not offered.
    private static final Set<String> OF_MEETINGS =
            Set.of("AcceptItem", "TentativelyAcceptItem", "DeclineItem", "CancelCalendarItem");

    /// Answers to messages.
    private static final Set<String> OF_MESSAGES =
            Set.of("ReplyToItem", "ReplyAllToItem", "ForwardItem");

    public NewItem {
        attachments = List.copyOf(attachments);
        schedule = List.copyOf(schedule);
    }

    /// One that is no appointment, and answers nothing.
    public NewItem(
            String element,
            ItemContent content,
            Optional<Body> body,
            Optional<Octets> mime,
            List<NewAttachment> attachments,
            boolean flagged) {
        this(element, content, body, mime, attachments, flagged, List.of(), Optional.empty());
    }

    /// One that has nothing above the text of a message that it answers.
    public NewItem(
            String element,
            ItemContent content,
            Optional<Body> body,
            Optional<Octets> mime,
            List<NewAttachment> attachments,
            boolean flagged,
            List<ItemEdit> schedule,
            Optional<ItemRef> reference) {
        this(
                element,
                content,
                body,
                mime,
                attachments,
                flagged,
                schedule,
                reference,
                Optional.empty());
    }

    /// Reads the element at hand.
    static BatchResult<NewItem> read(XmlCursor xml, ZoneContext zone) throws MalformedXml {
        var element = xml.name();
        var kind = ItemKind.ofElement(element);
        var answersMessage = OF_MESSAGES.contains(element);
        if (kind.isEmpty() && !answersMessage) {
            return readAnswer(xml, element);
        }
        var read = kind.orElse(ItemKind.MESSAGE);
        var reader = new Reader(read);
        for (var properties = 1; xml.nextChild(); properties++) {
            switch (xml.name()) {
                case "Attachments" -> reader.takeAll(NewAttachment.readAll(xml));
                case "ReferenceItemId" -> reader.reference = ItemRef.readOne(xml);
                case "NewBodyContent" -> reader.above = Optional.of(PropertyReader.readBody(xml));
                default -> reader.take(new PropertyReader(xml, zone, read).read());
            }
            if (properties > ItemShape.MOST_PATHS) {
                throw xml.wrongText("one of at most %d properties".formatted(ItemShape.MOST_PATHS));
            }
        }
        return reader.result(element);
    }

    private static BatchResult<NewItem> readAnswer(XmlCursor xml, String element)
            throws MalformedXml {
        var ofMeeting = OF_MEETINGS.contains(element);
        var reader = new Reader(ItemKind.MESSAGE);
        while (xml.nextChild()) {
            var name = xml.name();
            if (name.equals("ReferenceItemId")) {
                reader.reference = ItemRef.readOne(xml);
            } else if (ofMeeting && (name.equals("Body") || name.equals("NewBodyContent"))) {
                reader.body = Optional.of(PropertyReader.readBody(xml));
            } else if (ofMeeting && name.equals("Sensitivity")) {
                reader.take(new PropertyReader(xml, ZoneContext.NONE, ItemKind.MESSAGE).read());
            } else {
                xml.skip();
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
        private Optional<Octets> mime = Optional.empty();
        private Optional<Refusal> refusal = Optional.empty();
        private final ItemKind kind;
        private boolean flagged;
        private final List<ItemEdit> schedule = new ArrayList<>();
        private Optional<ItemRef> reference = Optional.empty();
        private Optional<Body> above = Optional.empty();

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
                                            element,
                                            content,
                                            body,
                                            mime,
                                            attachments,
                                            flagged,
                                            schedule,
                                            reference,
                                            above)));
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
                case ItemEdit.SetZone _, ItemEdit.SetRecurrence _, ItemEdit.SetClock _ ->
                        schedule.add(edit);
                case ItemEdit.SetMime(var source) -> mime = Optional.of(source);
                case ItemEdit.AddValues _,
                        ItemEdit.RemoveValue _,
                        ItemEdit.AppendBody _,
                        ItemEdit.RemoveBody _,
                        ItemEdit.AppendAddressees _ ->
                        throw new IllegalStateException("a new item has nothing yet: " + edit);
            }
        }
    }
}
