package entente.wire.ews;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Body;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyValue;
import entente.problem.Code;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads an extended property that an item in a request brings (`ExtendedPropertyType`): its path, and its value or values.
record ExtendedReader(XmlCursor xml, ZoneContext zone) {
    private static final int MOST_VALUES = 10_000;

    /// Reads `<ExtendedProperty>`.
    Brought read() throws MalformedXml {
        var path = Optional.<ItemPath>empty();
        var values = new ArrayList<String>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ExtendedFieldURI" -> path = ItemPath.read(xml);
                case "Value" -> values.add(xml.text());
                case "Values" -> readValues(values);
                default -> xml.skip();
            }
        }
        var read = path.orElseThrow(() -> xml.missing("ExtendedFieldURI"));
        return new Brought(read, edits(read, values));
    }

    private void readValues(List<String> values) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Value" -> values.add(xml.text());
                default -> xml.skip();
            }
            if (values.size() > MOST_VALUES) {
                throw xml.wrongText("a list of at most %d values".formatted(MOST_VALUES));
            }
        }
    }

    private BatchResult<List<ItemEdit>> edits(ItemPath path, List<String> texts) {
        return switch (path) {
            case ItemPath.Wrong(var code) -> BatchResult.refused(code);
            case ItemPath.Extended extended -> edits(extended, texts);
            case ItemPath.Field _, ItemPath.Indexed _ ->
                    BatchResult.refused(Code.EXTENDED_PROPERTY_INVALID);
        };
    }

    private BatchResult<List<ItemEdit>> edits(ItemPath.Extended path, List<String> texts) {
        if (!ItemFields.mayBe(path.id(), path.type(), path.many())) {
            return BatchResult.refused(Code.EXTENDED_PROPERTY_INVALID);
        }
        return value(path, texts)
                .map(value -> edits(path, value))
                .orElseGet(() -> BatchResult.refused(Code.EXTENDED_VALUE_INVALID));
    }

    private static BatchResult<List<ItemEdit>> edits(ItemPath.Extended path, PropertyValue value) {
        return path.id().equals(Known.POLICY_TAG) && value instanceof PropertyValue.Binary tag
                ? PolicyTagXml.ofBytes(tag.bytes()).then(PropertyReader::tagged)
                : BatchResult.done(List.of(edit(path, value)));
    }

    private Optional<PropertyValue> value(ItemPath.Extended path, List<String> texts) {
        var values = new ArrayList<PropertyValue>();
        for (var text : texts) {
            var value = ValueXml.read(path.type(), text, zone);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        if (path.many()) {
            return Optional.of(new PropertyValue.Many(path.type(), values));
        }
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /// PidTagBody and PidTagHtml are the text of the item, by whichever name it comes.
    private static ItemEdit edit(ItemPath.Extended path, PropertyValue value) {
        if (path.id().equals(Known.BODY_TEXT) && value instanceof PropertyValue.Text(var text)) {
            return new ItemEdit.SetBody(new Body(Body.Format.TEXT, text));
        }
        if (path.id().equals(Known.BODY_HTML) && value instanceof PropertyValue.Text(var text)) {
            return new ItemEdit.SetBody(new Body(Body.Format.HTML, text));
        }
        if (path.id().equals(Known.BODY_HTML) && value instanceof PropertyValue.Binary html) {
            return new ItemEdit.SetBody(
                    new Body(Body.Format.HTML, new String(html.bytes(), UTF_8)));
        }
        return new ItemEdit.SetProperties(Properties.NONE.with(path.id(), value));
    }
}
