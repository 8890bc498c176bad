package entente.wire.ews;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.Known;
import entente.item.PolicyTag;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyType;
import entente.item.PropertyValue;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads the properties that an item in a request brings, one element each. A value that its element cannot have is malformed. Times that tell no
/// offset are on the clock of `zone`. What items of one kind alone have is known where the item is of that: others have elements of the same names.
record PropertyReader(XmlCursor xml, ZoneContext zone, ItemKind kind) {
    /// Of a MIME message, in bytes; an item may be no larger.
    private static final int LARGEST = 64 * 1024 * 1024;

    /// Reads the element at hand. One that means nothing here is brought with a path of its name and nothing to be done.
    Brought read() throws MalformedXml {
        var name = xml.name();
        if (name.equals("ExtendedProperty")) {
            return new ExtendedReader(xml, zone).read();
        }
        var field = ItemField.ofElement(name, kind);
        return field.isEmpty() ? readUnknown(name) : read(field.get());
    }

    private Brought readUnknown(String name) throws MalformedXml {
        xml.skip();
        return new Brought(new ItemPath.Field(":" + name), BatchResult.done(List.of()));
    }

    private Brought read(ItemField field) throws MalformedXml {
        if (field == ItemField.BUSY) {
            return new AppointmentReader(xml).read(field);
        }
        return switch (field.held()) {
            case HeldAs.Single(var id, _) when field == ItemField.START || field == ItemField.END ->
                    readClock(field, id);
            case HeldAs.Single(var id, var type) ->
                    Brought.of(field, set(Properties.NONE.with(id, readSingle(type))));
            case HeldAs.Truth(var id) ->
                    Brought.of(field, set(Properties.NONE.with(id, xml.flag())));
            case HeldAs.Texts(var id) -> {
                var texts = readTexts();
                yield Brought.of(
                        field,
                        texts.isEmpty()
                                ? List.of(new ItemEdit.Remove(id))
                                : set(Properties.NONE.with(id, PropertyValue.Many.texts(texts))));
            }
            case HeldAs.Choice choice ->
                    Brought.of(
                            field,
                            set(Properties.NONE.with(choice.id(), readChoice(field, choice))));
            case HeldAs.Percent(var id) ->
                    Brought.of(field, set(Properties.NONE.with(id, readShare())));
            case HeldAs.Entries(var entries) -> ContactEntriesXml.read(xml, field, entries);
            case HeldAs.Bit(var bit) ->
                    Brought.of(field, List.of(new ItemEdit.SetBit(Known.FLAGS, bit, xml.flag())));
            case HeldAs.Person person -> Brought.of(field, readPerson(person));
            case HeldAs.People(var kind, _) ->
                    Brought.of(
                            field,
                            List.of(new ItemEdit.SetAddressees(kind, readPeople(field, kind))));
            case HeldAs.Apart _ -> readApart(field);
        };
    }

    private List<Addressee> readPeople(ItemField field, Addressee.Kind kind) throws MalformedXml {
        return field.ofCalendar() ? AttendeesXml.read(xml, kind) : PeopleXml.read(xml, kind);
    }

    /// A time without an offset is on a clock that is named elsewhere in the request.
    private Brought readClock(ItemField field, PropertyId id) throws MalformedXml {
        var time =
                WireTime.parse(xml.text())
                        .orElseThrow(() ->
                                xml.wrongText(
                                        "of the type " + PropertyType.SYSTEM_TIME.wireName()));
        var instant = zone.instant(time);
        return Brought.of(
                field,
                time.offset().isPresent()
                        ? set(Properties.NONE.with(id, instant))
                        : List.of(new ItemEdit.SetClock(id, time.local(), instant)));
    }

    private PropertyValue readSingle(PropertyType type) throws MalformedXml {
        return ValueXml.read(type, xml.text(), zone)
                .orElseThrow(() -> xml.wrongText("of the type " + type.wireName()));
    }

    private List<String> readTexts() throws MalformedXml {
        var texts = new ArrayList<String>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "String" -> texts.add(xml.text());
                default -> xml.skip();
            }
        }
        return texts;
    }

    private int readChoice(ItemField field, HeldAs.Choice choice) throws MalformedXml {
        if (field != ItemField.FLAG) {
            return numberOf(choice, xml.text());
        }
        var number = 0;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FlagStatus" -> number = numberOf(choice, xml.text());
                default -> xml.skip();
            }
        }
        return number;
    }

    private int numberOf(HeldAs.Choice choice, String name) throws MalformedXml {
        return choice.number(name)
                .orElseThrow(() -> xml.wrongText("one of " + String.join(", ", choice.names())));
    }

    private PropertyValue readShare() throws MalformedXml {
        return ValueXml.share(xml.text())
                .orElseThrow(() -> xml.wrongText("a number from 0 to 100"));
    }

    private List<ItemEdit> readPerson(HeldAs.Person person) throws MalformedXml {
        var edits = new ArrayList<ItemEdit>();
        edits.add(new ItemEdit.Remove(person.name()));
        edits.add(new ItemEdit.Remove(person.address()));
        for (var somebody : PeopleXml.read(xml, Addressee.Kind.TO)) {
            var properties = Properties.NONE;
            if (!somebody.name().isEmpty()) {
                properties = properties.with(person.name(), somebody.name());
            }
            if (!somebody.address().isEmpty()) {
                properties = properties.with(person.address(), somebody.address());
            }
            edits.add(new ItemEdit.SetProperties(properties));
        }
        return edits;
    }

    private Brought readApart(ItemField field) throws MalformedXml {
        return switch (field) {
            case BODY -> Brought.of(field, List.of(new ItemEdit.SetBody(readBody(xml))));
            case MIME_CONTENT ->
                    Brought.of(field, List.of(new ItemEdit.SetMime(xml.octets(LARGEST))));
            case MEMBERS -> new Brought(new ItemPath.Field(field.uri()), MembersXml.read(xml));
            case POLICY_TAG ->
                    new Brought(
                            new ItemPath.Field(field.uri()),
                            PolicyTagXml.read(xml).then(PropertyReader::tagged));
            default -> new AppointmentReader(xml).read(field);
        };
    }

    static BatchResult<List<ItemEdit>> tagged(UUID tag) {
        return BatchResult.done(
                set(Properties.NONE.with(Known.POLICY_TAG, PolicyTag.written(tag))));
    }

    /// Reads `<Body>` or its like.
    static Body readBody(XmlCursor xml) throws MalformedXml {
        var html = xml.attribute("BodyType").filter("HTML"::equals).isPresent();
        return new Body(html ? Body.Format.HTML : Body.Format.TEXT, xml.text());
    }

    private static List<ItemEdit> set(Properties properties) {
        return List.of(new ItemEdit.SetProperties(properties));
    }
}
