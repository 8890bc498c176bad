package entente.endpoints;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.KnownContact;
import entente.item.ListMember;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import entente.mailbox.ItemStreams;
import entente.problem.Code;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.NewAttachment;
import entente.wire.mime.MimeMalformed;
import entente.wire.mime.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All of an item: what it says, its text, the MIME message that it came as if that still says the same, and the bytes of the attachments that
/// are in no such message. Immutable.
record WholeItem(
        ItemContent content,
        Optional<Body> body,
        Optional<Octets> source,
        Map<Integer, Octets> attachments) {
    /// No longer a text of a message is read: one that has it may go on.
    private static final int LONGEST_TEXT = 5 << 20;

    /// What a message means that says nothing of it.
    private static final Map<PropertyId, PropertyValue> UNSAID =
            Map.of(
                    Known.IMPORTANCE, new PropertyValue.Int32(1),
                    Known.SENSITIVITY, new PropertyValue.Int32(0),
                    Known.READ_RECEIPT_REQUESTED, new PropertyValue.Flag(false),
                    Known.REPLY_REQUESTED, new PropertyValue.Flag(false),
                    Known.DELIVERY_RECEIPT_REQUESTED, new PropertyValue.Flag(false));

    static final WholeItem EMPTY =
            new WholeItem(ItemContent.EMPTY, Optional.empty(), Optional.empty(), Map.of());

    WholeItem {
        attachments = Map.copyOf(attachments);
    }

    ItemStreams streams() {
        return new ItemStreams(body, source, attachments);
    }

    /// This item as a message of that source; refused where that is none. What no message says of an item stays as it is.
    BatchResult<WholeItem> saying(Octets message) {
        try {
            var read = MimeMessage.read(message);
            var kept = new TreeMap<>(content.properties().all());
            kept.keySet().removeIf(WholeItem::isSaidByMessages);
            var said =
                    new ItemContent(
                            read.content().properties().and(Properties.of(kept)),
                            read.content().addressees(),
                            read.content().attachments());
            return BatchResult.done(
                    new WholeItem(said, read.body(), Optional.of(message), Map.of()));
        } catch (MimeMalformed e) {
            return BatchResult.refused(Code.ITEM_SOURCE_UNREADABLE);
        }
    }

    /// This item with its attachments out of the message that they came in, which says the same no longer; refused where something of the message would
    /// be lost by that.
    BatchResult<WholeItem> takenApart() {
        if (source.isEmpty() || content.isAppointment()) {
            return BatchResult.done(this);
        }
        if (body.filter(text -> text.text().length() >= LONGEST_TEXT).isPresent()) {
            return BatchResult.refused(Code.ITEM_PART_UNREADABLE);
        }
        var bytes = new HashMap<>(attachments);
        for (var part : content.attachments()) {
            var found = bytesIn(source.get(), part.number());
            if (found.isEmpty()) {
                return BatchResult.refused(Code.ITEM_PART_UNREADABLE);
            }
            bytes.putIfAbsent(part.number(), found.get());
        }
        return BatchResult.done(new WholeItem(content, body, Optional.empty(), bytes));
    }

    /// This item with one thing done to it. Its message stays as it came where it says the same after that.
    BatchResult<WholeItem> with(ItemEdit edit) {
        if (edit instanceof ItemEdit.SetMime(var message)) {
            return saying(message);
        }
        return source.isPresent() && changesMessage(edit)
                ? takenApart().then(item -> BatchResult.done(item.edited(edit)))
                : BatchResult.done(edited(edit));
    }

    /// This item with those attachments besides, numbered on.
    BatchResult<WholeItem> attaching(List<NewAttachment> more) {
        return more.isEmpty()
                ? BatchResult.done(this)
                : takenApart().then(item -> BatchResult.done(item.withMore(more)));
    }

    private WholeItem withMore(List<NewAttachment> more) {
        var parts = new ArrayList<>(content.attachments());
        var bytes = new HashMap<>(attachments);
        var number = parts.stream().mapToInt(AttachmentPart::number).max().orElse(0);
        for (var attachment : more) {
            parts.add(attachment.part().numbered(++number));
            bytes.put(number, attachment.bytes());
        }
        return new WholeItem(content.withAttachments(parts), body, source, bytes);
    }

    /// This item without the attachment of that number; refused where it has none such.
    BatchResult<WholeItem> detaching(int number) {
        return content.attachments().stream().anyMatch(part -> part.number() == number)
                ? takenApart().then(item -> BatchResult.done(item.without(number)))
                : BatchResult.refused(Code.ATTACHMENT_UNKNOWN);
    }

    private WholeItem without(int number) {
        var parts = content.attachments().stream().filter(part -> part.number() != number).toList();
        var bytes = new HashMap<>(attachments);
        bytes.remove(number);
        return new WholeItem(content.withAttachments(parts), body, source, bytes);
    }

    private static boolean isSaidByMessages(PropertyId id) {
        return id.equals(Known.ITEM_CLASS) || new ItemEdit.Remove(id).changesMessage();
    }

    /// Whether the message that it came as says something else after this.
    private boolean changesMessage(ItemEdit edit) {
        if (edit instanceof ItemEdit.SetProperties(var others)) {
            var news = new TreeMap<>(others.all());
            news.entrySet().removeIf(one -> said(one.getKey()).equals(Optional.of(one.getValue())));
            return new ItemEdit.SetProperties(Properties.of(news)).changesMessage();
        }
        var after = edited(edit);
        return edit.changesMessage() && !(after.content.equals(content) && after.body.equals(body));
    }

    private Optional<PropertyValue> said(PropertyId id) {
        return content.properties().find(id).or(() -> Optional.ofNullable(UNSAID.get(id)));
    }

    /// This item as an edit of a part has it, whatever message it came as.
    WholeItem edited(ItemEdit edit) {
        return switch (edit) {
            case ItemEdit.SetProperties(var others) -> with(content.properties().and(others));
            case ItemEdit.SetBit(var id, var bit, var set) ->
                    with(content.properties().with(id, bit, set));
            case ItemEdit.Remove(var id) -> with(content.properties().without(id));
            case ItemEdit.AddValues(var id, var values) -> with(added(id, values));
            case ItemEdit.RemoveValue(var id, var value) -> with(removed(id, value));
            case ItemEdit.SetBody(var text) -> withBody(Optional.of(text));
            case ItemEdit.AppendBody(var more) ->
                    withBody(Optional.of(body.map(text -> joined(text, more)).orElse(more)));
            case ItemEdit.RemoveBody _ -> withBody(Optional.empty());
            case ItemEdit.SetAddressees(var kind, var people) ->
                    with(addressees(kind, false, people));
            case ItemEdit.AppendAddressees(var kind, var people) ->
                    with(addressees(kind, true, people));
            case ItemEdit.SetClock(var id, _, var time) ->
                    with(content.properties().with(id, time));
            case ItemEdit.SetZone _, ItemEdit.SetRecurrence _ -> this;
            case ItemEdit.SetMime _ -> throw new IllegalStateException("is no edit of a part");
        };
    }

    private WholeItem with(Properties properties) {
        return new WholeItem(content.with(properties), body, source, attachments);
    }

    private WholeItem with(List<Addressee> addressees) {
        return new WholeItem(content.with(addressees), body, source, attachments);
    }

    private WholeItem withBody(Optional<Body> text) {
        return new WholeItem(content, text, source, attachments);
    }

    private Properties added(PropertyId id, PropertyValue.Many more) {
        if (more.values().isEmpty()) {
            return content.properties();
        }
        var all = new LinkedHashSet<PropertyValue>();
        if (content.properties().find(id).orElse(null)
                        instanceof PropertyValue.Many(var type, var values)
                && type == more.of()) {
            all.addAll(values);
        }
        all.addAll(more.values());
        return content.properties().with(id, new PropertyValue.Many(more.of(), List.copyOf(all)));
    }

    private Properties removed(PropertyId id, PropertyValue value) {
        if (!(content.properties().find(id).orElse(null)
                instanceof PropertyValue.Many(var type, var values))) {
            return content.properties();
        }
        var left = values.stream().filter(one -> !one.equals(value)).toList();
        return left.isEmpty()
                ? content.properties().without(id)
                : content.properties().with(id, new PropertyValue.Many(type, left));
    }

    /// This item where its properties agree after a change to what was `before`; refused where a list of people got too long by it. The message that it came as says
    /// the same no longer where it has another subject then.
    BatchResult<WholeItem> settled(ItemContent before, Instant now) {
        var settled = content.settled(before, now);
        var members = settled.properties().find(KnownContact.LIST_ONE_OFF_MEMBERS);
        if (members.orElse(null) instanceof PropertyValue.Many(_, var values)
                && values.size() > ListMember.MOST) {
            return BatchResult.refused(Code.LIST_TOO_LONG);
        }
        var renamed =
                !settled.properties()
                        .find(Known.SUBJECT)
                        .equals(content.properties().find(Known.SUBJECT));
        return (renamed ? takenApart() : BatchResult.done(this))
                .then(item ->
                        BatchResult.done(
                                new WholeItem(settled, item.body, item.source, item.attachments)));
    }

    private List<Addressee> addressees(Addressee.Kind kind, boolean keep, List<Addressee> people) {
        var all = new ArrayList<>(content.addressees());
        all.removeIf(somebody -> somebody.kind() == kind && !keep);
        all.addAll(people);
        return all;
    }

    /// What is added to a text is taken for one of its format.
    private static Body joined(Body text, Body more) {
        return new Body(text.format(), text.text() + more.text());
    }

    private static Optional<Octets> bytesIn(Octets source, int number) {
        try {
            return MimeMessage.attachment(source, number);
        } catch (MimeMalformed e) {
            return Optional.empty();
        }
    }
}
