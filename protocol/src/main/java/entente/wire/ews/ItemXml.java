package entente.wire.ews;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.HtmlText;
import entente.item.Known;
import entente.item.Octets;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import entente.wire.ews.ItemShape.BodyFormat;
import entente.wire.soap.XmlWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes items, as much of each as the shape wants and the version knows, in the schema's order.
final class ItemXml {
    private final XmlWriter xml;
    private final ItemShape shape;
    private final List<ItemField> fields;
    private final Set<ItemField> wanted;
    private final ItemExtendedXml extended;
    private final AppointmentXml appointments;

    ItemXml(XmlWriter xml, ItemShape shape, ExchangeVersion version) {
        this.xml = xml;
        this.shape = shape;
        this.extended = new ItemExtendedXml(xml, shape);
        this.appointments = new AppointmentXml(xml, version);
        this.fields =
                Arrays.stream(ItemField.values())
                        .filter(field -> version.atLeast(field.since()))
                        .toList();
        this.wanted =
                fields.stream()
                        .filter(field -> shape.wants(field) || !shape.entries(field).isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Writes `<m:Items>` or `<t:Items>`, as `element` says.
    void writeAll(String element, List<ItemElement> items) {
        xml.start(element);
        items.forEach(this::write);
        xml.end();
    }

    void write(ItemElement item) {
        var kind = ItemKind.ofClass(item.content().itemClass());
        xml.start(kind.element());
        for (var field : fields) {
            if (wanted.contains(field) && kind.has(field)) {
                write(field, item);
            } else if (field == ItemField.HEADERS && !shape.inList()) {
                HeadersXml.write(xml, item.content(), shape.additional());
            }
            if (field == ItemField.HAS_ATTACHMENTS) {
                extended.write(item);
            }
        }
        xml.end();
    }

    private void write(ItemField field, ItemElement item) {
        if (field.ofCalendar()) {
            item.appointment().ifPresent(told -> appointments.write(field, told));
            return;
        }
        var element = "t:" + field.element();
        switch (field.held()) {
            case HeldAs.Single(var id, _) -> writeSingle(field, element, item, id);
            case HeldAs.Truth(var id) ->
                    xml.element(
                            element,
                            field == ItemField.HAS_ATTACHMENTS
                                    ? hasAttachments(item)
                                    : item.content().properties().flag(id).orElse(false));
            case HeldAs.Texts(var id) -> writeTexts(element, item.content().properties().texts(id));
            case HeldAs.Choice choice -> writeChoice(field, element, item, choice);
            case HeldAs.Percent(var id) -> xml.element(element, ValueXml.percent(share(item, id)));
            case HeldAs.Entries _ ->
                    ContactEntriesXml.write(
                            xml, element, shape.entries(field), item.content().properties());
            case HeldAs.Bit(var bit) ->
                    xml.element(element, item.content().properties().has(Known.FLAGS, bit));
            case HeldAs.Person person -> writePerson(element, item, person);
            case HeldAs.People(var kind, _) -> writePeople(element, item.content().of(kind));
            case HeldAs.Apart _ -> writeApart(field, element, item);
        }
    }

    /// What the store says by itself is told even where the properties do not say it.
    private void writeSingle(ItemField field, String element, ItemElement item, PropertyId id) {
        switch (field) {
            case ITEM_CLASS -> xml.element(element, item.content().itemClass());
            case SIZE -> xml.element(element, (int) Math.min(item.size(), Integer.MAX_VALUE));
            case CREATED -> xml.element(element, ValueXml.seconds(item.made()));
            case MODIFIED -> xml.element(element, ValueXml.seconds(item.changed()));
            case DISPLAY_TO -> writeShown(element, item, Addressee.Kind.TO);
            case DISPLAY_CC -> writeShown(element, item, Addressee.Kind.CC);
            case DISPLAY_BCC -> writeShown(element, item, Addressee.Kind.BCC);
            default ->
                    item.content()
                            .properties()
                            .find(id)
                            .filter(value -> isOf(field, value))
                            .ifPresent(value -> xml.element(element, ValueXml.text(value)));
        }
    }

    private static boolean isOf(ItemField field, PropertyValue value) {
        return !value.isMany()
                && field.held() instanceof HeldAs.Single(_, var type)
                && value.type() == type;
    }

    private static boolean hasAttachments(ItemElement item) {
        return item.content()
                .properties()
                .flag(Known.HAS_ATTACHMENTS)
                .orElseGet(item.content()::hasAttachments);
    }

    private void writeShown(String element, ItemElement item, Addressee.Kind kind) {
        item.content().shown(kind).ifPresent(people -> xml.element(element, people));
    }

    private void writeTexts(String element, List<String> texts) {
        if (!texts.isEmpty()) {
            xml.start(element);
            texts.forEach(text -> xml.element("t:String", text));
            xml.end();
        }
    }

    private void writeChoice(
            ItemField field, String element, ItemElement item, HeldAs.Choice choice) {
        var number = item.content().properties().number(choice.id()).orElse(choice.absent());
        var name = choice.name(number);
        if (field == ItemField.FLAG) {
            xml.start(element).element("t:FlagStatus", name).end();
        } else {
            xml.element(element, name);
        }
    }

    private static double share(ItemElement item, PropertyId id) {
        return item.content().properties().find(id).orElse(null)
                        instanceof PropertyValue.Real64(var share)
                ? share
                : 0;
    }

    private void writePerson(String element, ItemElement item, HeldAs.Person person) {
        var properties = item.content().properties();
        var name = properties.text(person.name()).orElse("");
        var address = properties.text(person.address()).orElse("");
        if (!name.isEmpty() || !address.isEmpty()) {
            xml.start(element);
            EmailAddressXml.write(xml, "t:Mailbox", name.isEmpty() ? address : name, address);
            xml.end();
        }
    }

    private void writePeople(String element, List<Addressee> people) {
        if (!people.isEmpty()) {
            xml.start(element);
            for (var somebody : people) {
                EmailAddressXml.write(xml, "t:Mailbox", somebody.shown(), somebody.address());
            }
            xml.end();
        }
    }

    private void writeApart(ItemField field, String element, ItemElement item) {
        switch (field) {
            case MIME_CONTENT ->
                    item.source().ifPresent(source -> writeSource(xml, element, source));
            case ITEM_ID -> {
                // What hangs on another item has none.
                if (!item.id().id().isEmpty()) {
                    item.id().write(xml, element);
                }
            }
            case PARENT_FOLDER_ID -> item.parent().ifPresent(id -> id.write(xml, element));
            case BODY -> writeBody(element, item.body(), shape.bodyFormat());
            case TEXT_BODY -> writeBody(element, item.body(), BodyFormat.TEXT);
            case ATTACHMENTS ->
                    AttachmentXml.writeAll(xml, element, item.id(), item.content().attachments());
            case HEADERS -> HeadersXml.writeAll(xml, item.content());
            case RESPONSE_OBJECTS -> ResponseObjectsXml.write(xml, element, item);
            case RIGHTS -> writeRights(element, item.owned());
            case POLICY_TAG ->
                    item.retention().ifPresent(told -> PolicyTagXml.write(xml, element, told));
            case RETENTION_DATE ->
                    item.retention()
                            .flatMap(RetentionElement::until)
                            .ifPresent(time -> xml.element(element, ValueXml.seconds(time)));
            case COMPLETE_NAME ->
                    new ContactXml(xml).writeName(element, item.content().properties());
            case CONTACT_SOURCE, LIST_SOURCE -> new ContactXml(xml).writeSource(element, item);
            case MEMBERS -> MembersXml.write(xml, element, item.content().properties());
            case STATUS_DESCRIPTION ->
                    xml.element(element, TaskXml.description(item.content().properties()));
            default -> throw new IllegalStateException("nobody writes " + field);
        }
    }

    /// An item without a text has an empty one: there are clients that need one to be there.
    private void writeBody(String element, Optional<Body> body, BodyFormat format) {
        var text = body.orElse(new Body(Body.Format.TEXT, ""));
        var shown =
                switch (format) {
                    case BEST -> text;
                    case TEXT -> HtmlText.plain(text);
                    case HTML -> HtmlText.page(text);
                };
        var name = shown.format() == Body.Format.HTML ? "HTML" : "Text";
        xml.start(element).attribute("BodyType", name).text(shown.text()).end();
    }

    private void writeRights(String element, boolean owned) {
        xml.start(element);
        xml.element("t:CreateAssociated", false).element("t:CreateContents", false);
        xml.element("t:CreateHierarchy", false);
        xml.element("t:Delete", owned).element("t:Modify", owned).element("t:Read", true);
        xml.end();
    }

    static void writeSource(XmlWriter xml, String element, Octets source) {
        xml.start(element).attribute("CharacterSet", "UTF-8");
        xml.base64(source).end();
    }
}
