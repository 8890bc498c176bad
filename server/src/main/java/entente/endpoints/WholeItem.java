package entente.endpoints;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
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
        Optional<byte[]> source,
        Map<Integer, byte[]> attachments) {
    /// What stays of an item when it becomes another message: nothing of that is said in MIME.
    private static final List<PropertyId> OF_THE_ITEM =
            List.of(
                    Known.FLAGS,
                    Known.FLAG_STATUS,
                    Known.CATEGORIES,
                    Known.RECEIVED,
                    Known.CLIENT_NAME,
                    Known.REMINDER_SET,
                    Known.REMINDER_DUE,
                    Known.REMINDER_MINUTES);

    /// What a message means that says nothing of it.
    private static final Map<PropertyId, PropertyValue> UNSAID =
            Map.of(
                    Known.IMPORTANCE, new PropertyValue.Int32(1),
                    Known.SENSITIVITY, new PropertyValue.Int32(0),
                    Known.READ_RECEIPT_REQUESTED, new PropertyValue.Flag(false),
                    Known.DELIVERY_RECEIPT_REQUESTED, new PropertyValue.Flag(false));

    static final WholeItem EMPTY =
            new WholeItem(ItemContent.EMPTY, Optional.empty(), Optional.empty(), Map.of());

    WholeItem {
        attachments = Map.copyOf(attachments);
    }

    ItemStreams streams() {
        return new ItemStreams(body, source, attachments);
    }

    /// This item as a message of that source; refused where that is none.
    BatchResult<WholeItem> saying(byte[] message) {
        try {
            var read = MimeMessage.read(message);
            var kept = new TreeMap<>(content.properties().all());
            kept.keySet().retainAll(OF_THE_ITEM);
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

    /// This item with its attachments out of the message that they came in, which says the same no longer.
    WholeItem takenApart() {
        if (source.isEmpty()) {
            return this;
        }
        var bytes = new HashMap<>(attachments);
        for (var part : content.attachments()) {
            bytes.computeIfAbsent(part.number(), number -> bytesIn(source.get(), number));
        }
        return new WholeItem(content, body, Optional.empty(), bytes);
    }

    /// This item with one thing done to it. What it says already needs nothing.
    BatchResult<WholeItem> with(ItemEdit edit) {
        if (edit instanceof ItemEdit.SetMime(var message)) {
            return saying(message);
        }
        return BatchResult.done(
                saysAlready(edit)
                        ? this
                        : (edit.changesMessage() ? takenApart() : this).edited(edit));
    }

    private boolean saysAlready(ItemEdit edit) {
        return switch (edit) {
            case ItemEdit.SetProperties(var others) ->
                    others.all().entrySet().stream()
                            .allMatch(other -> has(other.getKey(), other.getValue()));
            case ItemEdit.SetAddressees(var kind, var people) -> content.of(kind).equals(people);
            case ItemEdit.SetBody(var text) -> body.equals(Optional.of(text));
            case ItemEdit.SetBit _,
                    ItemEdit.Remove _,
                    ItemEdit.AddTexts _,
                    ItemEdit.AppendBody _,
                    ItemEdit.RemoveBody _,
                    ItemEdit.AppendAddressees _,
                    ItemEdit.SetMime _ ->
                    false;
        };
    }

    private boolean has(PropertyId id, PropertyValue value) {
        return content.properties()
                .find(id)
                .or(() -> Optional.ofNullable(UNSAID.get(id)))
                .equals(Optional.of(value));
    }

    /// This item with those attachments besides, numbered on.
    WholeItem attaching(List<NewAttachment> more) {
        if (more.isEmpty()) {
            return this;
        }
        var item = takenApart();
        var parts = new ArrayList<>(item.content.attachments());
        var bytes = new HashMap<>(item.attachments);
        for (var attachment : more) {
            var number = 1 + parts.stream().mapToInt(AttachmentPart::number).max().orElse(0);
            parts.add(attachment.part().numbered(number));
            bytes.put(number, attachment.bytes());
        }
        return new WholeItem(
                item.content.withAttachments(parts), item.body, Optional.empty(), bytes);
    }

    /// This item without the attachment of that number; empty where it has none such.
    Optional<WholeItem> detaching(int number) {
        var parts = new ArrayList<>(content.attachments());
        if (!parts.removeIf(part -> part.number() == number)) {
            return Optional.empty();
        }
        var item = takenApart();
        var bytes = new HashMap<>(item.attachments);
        bytes.remove(number);
        return Optional.of(
                new WholeItem(
                        item.content.withAttachments(parts), item.body, Optional.empty(), bytes));
    }

    private WholeItem edited(ItemEdit edit) {
        return switch (edit) {
            case ItemEdit.SetProperties(var others) -> with(content.properties().and(others));
            case ItemEdit.SetBit(var id, var bit, var set) ->
                    with(content.properties().with(id, bit, set));
            case ItemEdit.Remove(var id) -> with(content.properties().without(id));
            case ItemEdit.AddTexts(var id, var texts) -> with(added(id, texts));
            case ItemEdit.SetBody(var text) -> withBody(Optional.of(text));
            case ItemEdit.AppendBody(var more) ->
                    withBody(Optional.of(body.map(text -> joined(text, more)).orElse(more)));
            case ItemEdit.RemoveBody _ -> withBody(Optional.empty());
            case ItemEdit.SetAddressees(var kind, var people) ->
                    with(addressees(kind, false, people));
            case ItemEdit.AppendAddressees(var kind, var people) ->
                    with(addressees(kind, true, people));
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

    private Properties added(PropertyId id, List<String> texts) {
        var all = new LinkedHashSet<>(content.properties().texts(id));
        all.addAll(texts);
        return content.properties().with(id, PropertyValue.Many.texts(List.copyOf(all)));
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

    private static byte[] bytesIn(byte[] source, int number) {
        try {
            return MimeMessage.attachment(source, number).orElseGet(() -> new byte[0]);
        } catch (MimeMalformed e) {
            // It was read when it came.
            throw new IllegalStateException(e);
        }
    }
}
